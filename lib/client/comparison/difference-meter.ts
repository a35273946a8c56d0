import { z } from "zod";
import { questionsTo, type WorkerQuestions } from "@/lib/client/browser/worker-questions";
import type { DifferenceKind, RelativeBox } from "@/lib/core/comparison-view/difference";

const differenceSchema = z.object({
  share: z.number(),
  mean: z.number(),
  greatest: z.number(),
  /** The share inside each requested part. */
  parts: z.array(z.number()),
  map: z.instanceof(ImageBitmap),
});
export type MeasuredDifference = z.infer<typeof differenceSchema>;

export interface DifferenceQuestion {
  /** The URLs of the two originals. */
  one: string;
  other: string;
  kind: DifferenceKind;
  /** Differences up to this count as equal; 0 to 100. */
  threshold: number;
  parts: RelativeBox[];
}

/** Compares pictures in a worker. */
export type DifferenceMeter = WorkerQuestions<DifferenceQuestion, MeasuredDifference>;

export function startDifferenceMeter(): DifferenceMeter {
  const worker = new Worker(new URL("./difference-worker.ts", import.meta.url), { type: "module" });
  return questionsTo(worker, differenceSchema);
}
