import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../db/database";
import { createTurnsByKey } from "../../turns-by-key";
import type { Pace } from "../pace";

/** A turn to send to a model. One in which nothing is sent costs the next no wait. */
export interface Turn {
  /**
   * Milliseconds until the model may be sent to; 0 means now, and the place is taken. Call it in the
   * transaction that declares the intent.
   */
  waitMs: (transaction: Database) => Promise<number>;
  /** Call right before sending. */
  begin: () => void;
  /** Call when a creation is answered. */
  end: () => void;
}

/** Lets a model's submissions through one after the other, no faster than upstream allows. */
export interface SubmissionTurns {
  take: <Result>(
    model: string,
    perSecond: number,
    act: (turn: Turn) => Promise<Result>,
  ) => Promise<Result>;
  /**
   * Call when upstream throttled the model: nothing is sent to it for the returned milliseconds. A
   * longer pause already in effect stays.
   */
  holdBack: (model: string, retryAfterMs: number | undefined) => Promise<number>;
  /**
   * Milliseconds for which the model is still held back; 0 or less means not at all.
   * @param transaction where it is to hold until the end of one
   */
  heldForMs: (model: string, transaction?: Database) => Promise<number>;
  /**
   * Call when upstream takes a call again: the next throttling starts with the shortest rest. The
   * present one goes on, since the call may have been sent before it.
   */
  release: (model: string) => void;
}

type Rests = Pick<Pace, "firstRestMs" | "longestRestMs">;

/**
 * For one process that has the account to itself, on its monotonic clock, which ignores changes to the
 * system clock.
 * @param pace how long a model rests after throttlings that give no time. docs/dashscope.md#limits
 * @param ending when it is aborted, nobody waits for a turn any more
 */
export function createSubmissionTurns(pace: Rests, ending?: AbortSignal): SubmissionTurns {
  const inTurn = createTurnsByKey();
  const lastStart = new Map<string, number>();
  const rests = new Map<string, { until: number; throttlings: number }>();
  return {
    take: (model, perSecond, act) =>
      inTurn(model, async () => {
        const gapMs = 1000 / perSecond;
        const waitMs =
          (lastStart.get(model) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now();
        if (waitMs > 0) await sleepUntilEnding(waitMs, ending);
        return act({
          waitMs: async () => 0,
          begin: () => lastStart.set(model, performance.now()),
          end: () => undefined,
        });
      }),
    async holdBack(model, retryAfterMs) {
      const { until = 0, throttlings = 0 } = rests.get(model) ?? {};
      const now = performance.now();
      const waitMs = Math.max(until - now, restMs(pace, throttlings, retryAfterMs));
      rests.set(model, { until: now + waitMs, throttlings: throttlings + 1 });
      return waitMs;
    },
    heldForMs: async (model) => (rests.get(model)?.until ?? 0) - performance.now(),
    release(model) {
      const rest = rests.get(model);
      if (rest) rests.set(model, { ...rest, throttlings: 0 });
    },
  };
}

/**
 * How long a model rests after one more throttling.
 * @param earlier how many throttlings came before it in a row
 */
export function restMs(pace: Rests, earlier: number, retryAfterMs: number | undefined): number {
  // "Retry-After: 0" would ask for the model's full pace of refusals.
  return retryAfterMs || Math.min(pace.longestRestMs, pace.firstRestMs * 2 ** earlier);
}

export function sleepUntilEnding(ms: number, ending?: AbortSignal): Promise<void> {
  return sleep(ms, undefined, ending && { signal: ending }).catch((error: unknown) => {
    if (!ending?.aborted) throw error;
  });
}
