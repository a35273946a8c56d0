import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "./pace";

/**
 * Upstream takes 20 questions a second from the whole account; half of them are left to whoever else
 * uses it. docs/dashscope.md#limits
 */
const queriesPerSecond = 10;

/** Lets questions about tasks pass no faster than that, in the order in which they came. */
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
