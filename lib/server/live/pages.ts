import "server-only";
import type { Listener, LiveHub } from "./live-hub";

/** An event in wire format, encoded once for all listeners. */
interface Frame {
  sequence: number;
  bytes: Uint8Array;
}

/** The streams of one process, and what a page that was away may have missed. */
export interface Pages extends Pick<LiveHub, "listen" | "listeners" | "close"> {
  /** Sends an event whose number is greater than those before. */
  send: (sequence: number, type: string, data: string) => void;
  /** Counts on past something that no page hears. */
  passOver: (sequence: number) => void;
  endSession: (id: string) => void;
  /** Ends the streams of all who had to sign in; they come back. */
  closeSessions: () => void;
  /** Tells every page to ask for everything. */
  reset: () => void;
  /** Forgets all events: what is sent next comes after this number, and open streams hear only `reset`. */
  beginAnew: (epoch: string, sequence: number) => void;
  /** The streams that have heard, elsewhere, what has not come here yet. */
  ahead: () => Listener[];
  /** Sends `reset` to those that are still ahead: nobody knows what they have heard. */
  resetAhead: (listeners: Listener[]) => void;
}

/** Minutes of a busy studio; a page that was away longer loads everything again. */
export const keptFrames = 2_000;
export const keptBytes = 16 * 1024 * 1024;

/**
 * @param epoch tells these numbers from those of any other studio
 * @param onAhead called when a page has heard what has not come here yet; without it that cannot be
 */
export function openPages(epoch: string, onAhead?: () => void): Pages {
  /** With the number that a stream has heard last. */
  const streams = new Map<
    Listener,
    { onClose: () => void; sessionId: string | undefined; heard: number }
  >();
  /** A stream that was asked for while its session was ended may begin only afterwards. */
  const endedSessions = new Set<string>();
  const encoder = new TextEncoder();
  let ownEpoch = epoch;
  let frames: Frame[] = [];
  let bytesKept = 0;
  let newest = 0;
  /** Every event after this number is kept. */
  let keptAfter = 0;

  const encode = (sequence: number, type: string, data: string) =>
    encoder.encode(`id: ${ownEpoch}-${sequence}\nevent: ${type}\ndata: ${data}\n\n`);

  /** The number of the last event a page has heard, if all that came after it is known. */
  const lastHeard = (lastEventId: string | undefined): number | undefined => {
    const [ofEpoch, last] = lastEventId?.split("-") ?? [];
    if (ofEpoch !== ownEpoch || !last) return undefined;
    const sequence = Number(last);
    if (!(sequence >= keptAfter) || (sequence > newest && !onAhead)) return undefined;
    return sequence;
  };

  const sendReset = (listeners: Listener[]) => {
    const bytes = encode(newest, "reset", "{}");
    for (const listener of listeners) {
      const stream = streams.get(listener);
      if (!stream) continue;
      stream.heard = newest;
      listener(bytes);
    }
  };
  const aheadOf = (listeners: Listener[]) =>
    listeners.filter((listener) => (streams.get(listener)?.heard ?? 0) > newest);

  return {
    send(sequence, type, data) {
      newest = sequence;
      const bytes = encode(sequence, type, data);
      frames.push({ sequence, bytes });
      bytesKept += bytes.byteLength;
      while (frames.length > keptFrames || (bytesKept > keptBytes && frames.length > 1)) {
        const dropped = frames.shift();
        bytesKept -= dropped?.bytes.byteLength ?? 0;
        keptAfter = dropped?.sequence ?? keptAfter;
      }
      for (const [listener, stream] of [...streams]) {
        if (sequence <= stream.heard) continue;
        stream.heard = sequence;
        listener(bytes);
      }
    },
    passOver(sequence) {
      newest = sequence;
    },
    listen(listener, onClose, lastEventId, sessionId) {
      if (sessionId !== undefined && endedSessions.has(sessionId)) {
        onClose();
        return () => undefined;
      }
      const heard = lastHeard(lastEventId);
      if (heard === undefined) listener(encode(newest, "reset", "{}"));
      for (const { sequence, bytes } of frames) {
        if (sequence > (heard ?? newest)) listener(bytes);
      }
      streams.set(listener, { onClose, sessionId, heard: Math.max(heard ?? newest, newest) });
      if (heard !== undefined && heard > newest) onAhead?.();
      return () => streams.delete(listener);
    },
    endSession(id) {
      endedSessions.add(id);
      for (const { onClose, sessionId } of [...streams.values()]) {
        if (sessionId === id) onClose();
      }
    },
    closeSessions() {
      for (const { onClose, sessionId } of [...streams.values()]) {
        if (sessionId !== undefined) onClose();
      }
    },
    reset: () => sendReset([...streams.keys()]),
    beginAnew(nextEpoch, sequence) {
      ownEpoch = nextEpoch;
      frames = [];
      bytesKept = 0;
      newest = sequence;
      keptAfter = sequence;
      for (const stream of streams.values()) stream.heard = Number.POSITIVE_INFINITY;
    },
    ahead: () => aheadOf([...streams.keys()]),
    resetAhead: (listeners) => sendReset(aheadOf(listeners)),
    listeners: () => streams.size,
    close() {
      for (const { onClose } of [...streams.values()]) onClose();
      streams.clear();
    },
  };
}
