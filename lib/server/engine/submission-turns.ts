import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "./pace";

/** Lets the submissions of a model pass one after the other, no faster than upstream allows. */
export interface SubmissionTurns {
  take: <Result>(
    model: string,
    perSecond: number,
    decide: () => Promise<Result>,
  ) => Promise<Result>;
  /** Upstream has throttled the model: nobody of it goes for the time that is given back, in milliseconds. */
  holdBack: (model: string, retryAfterMs: number | undefined) => number;
  /** For how long the model is still held back, in milliseconds; 0 or less: not at all. */
  heldForMs: (model: string) => number;
  /** Upstream has taken a call again: the next throttling begins gently. */
  release: (model: string) => void;
}

/** @param pace says how long a model rests after throttlings that do not say how long. docs/dashscope.md#limits */
export function createSubmissionTurns(
  pace: Pick<Pace, "firstRestMs" | "longestRestMs">,
): SubmissionTurns {
  const queues = new Map<string, Promise<unknown>>();
  const lastStart = new Map<string, number>();
  // All by this process's own time, which goes on evenly when the clock is set.
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
