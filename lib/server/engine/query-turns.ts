import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "./pace";

/**
 * Upstream allows the whole account 20 queries a second; half are left for its other users.
 * docs/dashscope.md#limits
 */
const queriesPerSecond = 10;

/** Lets queries about tasks through at that rate, first come, first served. */
export interface QueryTurns {
  take: () => Promise<void>;
}

export function createQueryTurns({ here }: Pick<Pace, "here">): QueryTurns {
  const gapMs = here(1000 / queriesPerSecond);
  let nextAt = 0;
  return {
    async take() {
      const now = performance.now();
      const at = Math.max(now, nextAt);
      nextAt = at + gapMs;
      if (at > now) await sleep(at - now);
    },
  };
}
