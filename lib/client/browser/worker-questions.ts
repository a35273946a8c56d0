import { z } from "zod";

/** A worker that answers questions. */
export interface WorkerQuestions<Question extends object, Found> {
  /** @returns null if there is no answer, for instance because a picture cannot be read */
  ask: (question: Question) => Promise<Found | null>;
  close: () => void;
}

/** Asks a worker that answers `{ id, ...question }` with `{ id, found }`, in any order. */
export function questionsTo<Question extends object, Found>(
  worker: Worker,
  foundSchema: z.ZodType<Found>,
): WorkerQuestions<Question, Found> {
  const answerSchema = z.object({ id: z.number(), found: foundSchema.nullable() });
  const waiting = new Map<number, (found: Found | null) => void>();
  let lastId = 0;
  worker.addEventListener("message", (event: MessageEvent<unknown>) => {
    const { id, found } = answerSchema.parse(event.data);
    waiting.get(id)?.(found);
    waiting.delete(id);
  });
  worker.addEventListener("error", () => {
    for (const tell of waiting.values()) tell(null);
    waiting.clear();
  });
  return {
    ask(question) {
      lastId += 1;
      const id = lastId;
      return new Promise((tell) => {
        waiting.set(id, tell);
        worker.postMessage({ id, ...question });
      });
    },
    close: () => worker.terminate(),
  };
}
