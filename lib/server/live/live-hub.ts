import "server-only";
import type { LiveEvent } from "@/lib/core/api/live-event";

type Listener = (event: LiveEvent) => void;

/** Passes what happens on to every open page. Holds nothing but who listens. */
export interface LiveHub {
  publish: (event: LiveEvent) => void;
  /** Listens until the returned function is called. `onClose` runs when the server ends. */
  listen: (listener: Listener, onClose: () => void) => () => void;
  /** Ends every stream; an open one would keep the server from ending. */
  close: () => void;
}

export function createLiveHub(): LiveHub {
  const listeners = new Map<Listener, () => void>();
  return {
    publish(event) {
      for (const listener of listeners.keys()) listener(event);
    },
    listen(listener, onClose) {
      listeners.set(listener, onClose);
      return () => listeners.delete(listener);
    },
    close() {
      for (const onClose of listeners.values()) onClose();
      listeners.clear();
    },
  };
}
