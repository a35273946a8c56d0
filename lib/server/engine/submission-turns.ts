import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "./pace";

/** Lets a model's submissions through one after the other, no faster than upstream allows. */
export interface SubmissionTurns {
  take: <Result>(
    model: string,
    perSecond: number,
    decide: () => Promise<Result>,
  ) => Promise<Result>;
  /**
   * Call when upstream throttled the model: nothing of it is sent for the returned milliseconds.
   */
  holdBack: (model: string, retryAfterMs: number | undefined) => number;
  /** Milliseconds for which the model is still held back; 0 or less means not at all. */
  heldForMs: (model: string) => number;
  /** Call when upstream takes a call again: the next throttling starts with the shortest rest. */
  release: (model: string) => void;
}

/**
 * @param pace how long a model rests after throttlings that give no time. docs/dashscope.md#limits
 */
export function createSubmissionTurns(
  pace: Pick<Pace, "firstRestMs" | "longestRestMs">,
): SubmissionTurns {
  const queues = new Map<string, Promise<unknown>>();
  const lastStart = new Map<string, number>();
  // All on this process's monotonic clock, which ignores changes to the system clock.
  const rests = new Map<string, { until: number; throttlings: number }>();
  return {
    take(model, perSecond, decide) {
      const turn = (queues.get(model) ?? Promise.resolve()).then(async () => {
        const gapMs = 1000 / perSecond;
        const waitMs =
          (lastStart.get(model) ?? Number.NEGATIVE_INFINITY) + gapMs - performance.now();
        if (waitMs > 0) await sleep(waitMs);
        lastStart.set(model, performance.now());
        return decide();
      });
      queues.set(
        model,
        turn.catch(() => undefined),
      );
      return turn;
    },
    holdBack(model, retryAfterMs) {
      const throttlings = (rests.get(model)?.throttlings ?? 0) + 1;
      const restMs = Math.min(pace.longestRestMs, pace.firstRestMs * 2 ** (throttlings - 1));
      const waitMs = retryAfterMs ?? restMs;
      rests.set(model, { until: performance.now() + waitMs, throttlings });
      return waitMs;
    },
    heldForMs: (model) => (rests.get(model)?.until ?? 0) - performance.now(),
    release: (model) => void rests.delete(model),
  };
}
