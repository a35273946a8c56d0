import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** A call that hangs must not keep the data folder longer. */
const longestWaitMs = 5_000;

/** The calls that are being answered, so that the studio closes under none of them. */
export interface CallsUnderWay {
  /** Does the work of a call, unless the studio is closing. */
  during: <Result>(work: () => Promise<Result>) => Promise<Result | "closing">;
  /** Takes no further calls; resolves when those under way have been answered, or do not end. */
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
