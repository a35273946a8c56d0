import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "./pace";

/** Lets a model's submissions through one after the other, no faster than upstream allows. */
export interface SubmissionTurns {
  /**
   * @param act calls `begin` right before it sends: a turn in which nothing is sent costs the next
   * one no wait
   */
  take: <Result>(
    model: string,
    perSecond: number,
    act: (begin: () => void) => Promise<Result>,
  ) => Promise<Result>;
  /**
   * Call when upstream throttled the model: nothing is sent to it for the returned milliseconds. A
   * longer pause already in effect stays.
   */
  holdBack: (model: string, retryAfterMs: number | undefined) => number;
  /** Milliseconds for which the model is still held back; 0 or less means not at all. */
  heldForMs: (model: string) => number;
  /**
   * Call when upstream takes a call again: the next throttling starts with the shortest rest. The
   * present one goes on, since the call may have been sent before it.
   */
  release: (model: string) => void;
}

/**
 * @param pace how long a model rests after throttlings that give no time. docs/dashscope.md#limits
 * @param ending when it is aborted, nobody waits for a turn any more
 */
export function createSubmissionTurns(
  pace: Pick<Pace, "firstRestMs" | "longestRestMs">,
  ending?: AbortSignal,
): SubmissionTurns {
  const queues = new Map<string, Promise<unknown>>();
  const lastStart = new Map<string, number>();
  // All on this process's monotonic clock, which ignores changes to the system clock.
  const rests = new Map<string, { until: number; throttlings: number }>();
  const sleepUntilEnding = (ms: number) =>
    sleep(ms, undefined, ending && { signal: ending }).catch((error: unknown) => {
      if (!ending?.aborted) throw error;
    });
  return {
    take(model, perSecond, act) {
      const turn = (queues.get(model) ?? Promise.resolve()).then(async () => {
        const gapMs = 1000 / perSecond;
        const waitMs =
          (lastStart.get(model) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now();
        if (waitMs > 0) await sleepUntilEnding(waitMs);
        return act(() => lastStart.set(model, performance.now()));
      });
      queues.set(
        model,
        turn.catch(() => undefined),
      );
      return turn;
    },
    holdBack(model, retryAfterMs) {
      const { until = 0, throttlings: earlier = 0 } = rests.get(model) ?? {};
      const throttlings = earlier + 1;
      const restMs = Math.min(pace.longestRestMs, pace.firstRestMs * 2 ** (throttlings - 1));
      const now = performance.now();
      // "Retry-After: 0" would ask for the model's full pace of refusals.
      const waitMs = Math.max(until - now, retryAfterMs || restMs);
      rests.set(model, { until: now + waitMs, throttlings });
      return waitMs;
    },
    heldForMs: (model) => (rests.get(model)?.until ?? 0) - performance.now(),
    release(model) {
      const rest = rests.get(model);
      if (rest) rests.set(model, { ...rest, throttlings: 0 });
    },
  };
}
