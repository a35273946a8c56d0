import "server-only";
import type { LiveEvent } from "@/lib/core/api/live-event";

/** Takes bytes of a server-sent event stream. */
export type Listener = (bytes: Uint8Array) => void;

/** What the studio's own parts hear: every event, or that they may have missed some. */
export type HeardEvent = LiveEvent | { type: "reset" };

/** Must not throw. */
export type Follower = (event: HeardEvent) => void;

/**
 * Passes events on to every open page, of all processes that serve the same library, and remembers
 * enough of them for a page that was away.
 */
export interface LiveHub {
  /**
   * Resolves once pages will hear of it, or will be told to ask for everything. Never rejects, and waits
   * at most two seconds for a failing database: what was paid for must not wait for it.
   */
  publish: (event: LiveEvent) => Promise<void>;
  /** Tells every page to ask for everything: a process ended, perhaps before it told what it had done. */
  startOver: () => Promise<void>;
  /** Registers a part of this process, which hears every event before any page does. */
  onEvent: (follower: Follower) => void;
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
  endSession: (id: string) => Promise<void>;
  /** How many listen now, in this process. */
  listeners: () => number;
  /** Ends every stream; an open one would keep the server from ending. Events may still be published. */
  close: () => void;
}
