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
   * Listens until `stop` is called. A page that names its last event first gets those it missed. If
   * that event is unknown or not given, it gets a `reset` and must load everything again. `onClose`
   * runs when the server ends.
   */
  listen: (listener: Listener, onClose: () => void, lastEventId?: string) => () => void;
  listeners: () => number;
  /** Ends every stream; an open one would keep the server from ending. */
  close: () => void;
}

/** Minutes of a busy studio; a page that was away longer loads everything again. */
const keptFrames = 2_000;
const keptBytes = 16 * 1024 * 1024;

export function createLiveHub(): LiveHub {
  const listeners = new Map<Listener, () => void>();
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
    listen(listener, onClose, lastEventId) {
      for (const bytes of missedSince(lastEventId) ?? [encode("reset", {})]) listener(bytes);
      listeners.set(listener, onClose);
      return () => listeners.delete(listener);
    },
    listeners: () => listeners.size,
    close() {
      for (const onClose of [...listeners.values()]) onClose();
      listeners.clear();
    },
  };
}
