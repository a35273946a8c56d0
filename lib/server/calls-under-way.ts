import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** A call that hangs must not hold the data folder longer. */
const longestWaitMs = 5_000;

/** The calls being answered, so that the studio does not close while one still needs it. */
export interface CallsUnderWay {
  /** Does the work of a call, unless the studio is closing. */
  during: <Result>(work: () => Promise<Result>) => Promise<Result | "closing">;
  /** Accepts no more calls. Resolves when those under way are answered, or have taken too long. */
  end: () => Promise<void>;
}

export function openCalls(): CallsUnderWay {
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;
  return {
    async during(work) {
      if (isClosing) return "closing";
      const call = work();
      underWay.add(call);
      return call.finally(() => underWay.delete(call));
    },
    async end() {
      isClosing = true;
      const waiting = new AbortController();
      await Promise.race([
        Promise.allSettled(underWay),
        sleep(longestWaitMs, undefined, { signal: waiting.signal }).catch(() => undefined),
      ]);
      waiting.abort();
    },
  };
}
