import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** Lets the submissions of a model pass one after the other, no faster than upstream allows. */
export interface SubmissionTurns {
  take: <Result>(
    model: string,
    perSecond: number,
    decide: () => Promise<Result>,
  ) => Promise<Result>;
}

export function createSubmissionTurns(): SubmissionTurns {
  const queues = new Map<string, Promise<unknown>>();
  const lastStart = new Map<string, number>();
  return {
    take(model, perSecond, decide) {
      const turn = (queues.get(model) ?? Promise.resolve()).then(async () => {
        const gapMs = 1000 / perSecond;
        const waitMs = (lastStart.get(model) ?? 0) + gapMs - Date.now();
        if (waitMs > 0) await sleep(waitMs);
        lastStart.set(model, Date.now());
        return decide();
      });
      queues.set(
        model,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
