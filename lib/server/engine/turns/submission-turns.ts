import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../../db/database";
import { createTurnsByKey } from "../../turns-by-key";
import type { Pace } from "../pace";

/** A turn to send to a model. One in which nothing is sent costs the next no wait. */
export interface Turn {
  /**
   * Milliseconds for which the model is held back, and until it may be sent to; 0 or less means not at
   * all, and now. Call it in the transaction that declares the intent.
   */
  look: (transaction: Database) => Promise<{ heldForMs: number; waitMs: number }>;
  /** Takes the place that is free, in the same transaction. */
  take: (transaction: Database) => Promise<void>;
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
  /** Milliseconds for which the model is still held back; 0 or less means not at all. */
  heldForMs: (model: string) => Promise<number>;
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
  const heldForMs = async (model: string) => (rests.get(model)?.until ?? 0) - performance.now();
  return {
    take: (model, perSecond, act) =>
      inTurn(model, async () => {
        const gapMs = 1000 / perSecond;
        const waitMs =
          (lastStart.get(model) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now();
        if (waitMs > 0) await sleepUntilEnding(waitMs, ending);
        return act({
          look: async () => ({ heldForMs: await heldForMs(model), waitMs: 0 }),
          take: async () => undefined,
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
    heldForMs,
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
