import { z } from "zod";
import type { DifferenceKind, RelativeBox } from "@/lib/core/comparison-view/difference";

const answerSchema = z.object({
  id: z.number(),
  found: z
    .object({
      share: z.number(),
      mean: z.number(),
      greatest: z.number(),
      /** The share inside each part that was asked for. */
      parts: z.array(z.number()),
      map: z.instanceof(ImageBitmap),
    })
    .nullable(),
});
export type MeasuredDifference = NonNullable<z.infer<typeof answerSchema>["found"]>;

export interface DifferenceQuestion {
  /** Addresses of the two originals. */
  one: string;
  other: string;
  kind: DifferenceKind;
  /** What differs by no more counts as equal; 0 to 100. */
  threshold: number;
  parts: RelativeBox[];
}

/** Compares pictures in a thread of its own. */
export interface DifferenceMeter {
  /** @returns null where one of them cannot be read */
  measure: (question: DifferenceQuestion) => Promise<MeasuredDifference | null>;
  close: () => void;
}

export function startDifferenceMeter(): DifferenceMeter {
  const worker = new Worker(new URL("./difference-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (found: MeasuredDifference | null) => void>();
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
    measure(question) {
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
