import "server-only";
import { randomUUID } from "node:crypto";
import type { LiveEvent } from "@/lib/core/api/live-event";

/** An event in wire format, encoded once for all listeners. */
interface Frame {
  sequence: number;
  bytes: Uint8Array;
}

type Listener = (bytes: Uint8Array) => void;

/** Passes events on to every open page, and remembers enough of them for a page that was away. */
export interface LiveHub {
  publish: (event: LiveEvent) => void;
  /**
   * Listens until `stop` is called. A page that names the last event it heard first gets what it
   * missed; where that is not known, or it names none, it gets a `reset`: it must ask for everything.
   * `onClose` runs when the server ends, or the session that it listens in.
   */
  listen: (
    listener: Listener,
    onClose: () => void,
    lastEventId?: string,
    sessionId?: string,
  ) => () => void;
  /** Ends the streams of a session that somebody signed out of, in every browser that has it. */
  endSession: (id: string) => void;
  /** How many listen now. */
  listeners: () => number;
  /** Ends every stream; an open one would keep the server from ending. */
  close: () => void;
}

/** Minutes of a busy studio; a page that was away longer loads everything again. */
const keptFrames = 2_000;
const keptBytes = 16 * 1024 * 1024;

export function createLiveHub(): LiveHub {
  const listeners = new Map<Listener, { onClose: () => void; sessionId: string | undefined }>();
  /** A stream that was asked for while its session was ended may begin only afterwards. */
  const endedSessions = new Set<string>();
  // After a restart the numbers begin again; the epoch tells them apart.
  const epoch = randomUUID().slice(0, 8);
  const encoder = new TextEncoder();
  const frames: Frame[] = [];
  let bytesKept = 0;
  let sequence = 0;

  const encode = (type: string, data: unknown) =>
    encoder.encode(`id: ${epoch}-${sequence}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);

  const missedSince = (lastEventId: string | undefined): Uint8Array[] | undefined => {
    const [ofEpoch, last] = lastEventId?.split("-") ?? [];
    if (ofEpoch !== epoch || !last || Number(last) > sequence) return undefined;
    const first = frames[0]?.sequence ?? sequence + 1;
    if (Number(last) < first - 1) return undefined;
    return frames.filter((frame) => frame.sequence > Number(last)).map(({ bytes }) => bytes);
  };

  return {
    publish(event) {
      sequence += 1;
      const bytes = encode(event.type, event);
      frames.push({ sequence, bytes });
      bytesKept += bytes.byteLength;
      while (frames.length > keptFrames || (bytesKept > keptBytes && frames.length > 1)) {
        bytesKept -= frames.shift()?.bytes.byteLength ?? 0;
      }
      for (const listener of [...listeners.keys()]) listener(bytes);
    },
    listen(listener, onClose, lastEventId, sessionId) {
      if (sessionId !== undefined && endedSessions.has(sessionId)) {
        onClose();
        return () => undefined;
      }
      for (const bytes of missedSince(lastEventId) ?? [encode("reset", {})]) listener(bytes);
      listeners.set(listener, { onClose, sessionId });
      return () => listeners.delete(listener);
    },
    endSession(id) {
      endedSessions.add(id);
      for (const { onClose, sessionId } of [...listeners.values()]) {
        if (sessionId === id) onClose();
      }
    },
    listeners: () => listeners.size,
    close() {
      for (const { onClose } of [...listeners.values()]) onClose();
      listeners.clear();
    },
  };
}
