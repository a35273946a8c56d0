import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "../pace";

/**
 * Upstream allows the whole account 20 queries a second; half are left for its other users.
 * docs/dashscope.md#limits
 */
const queriesPerSecond = 10;

/** The time between two queries, in milliseconds of this machine's clock. */
export const queryGapMs = ({ here }: Pick<Pace, "here">): number => here(1000 / queriesPerSecond);

/** Lets queries about tasks through at that rate, first come, first served. */
export interface QueryTurns {
  take: () => Promise<void>;
}

/** For one process that has the account to itself. */
export function createQueryTurns(pace: Pick<Pace, "here">): QueryTurns {
  const gapMs = queryGapMs(pace);
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
