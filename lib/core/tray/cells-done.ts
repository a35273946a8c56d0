import type { BatchSummary } from "../api/batch";

/** How many cells of a batch have their images, of those that are wanted. */
export function cellsDone({ counts }: Pick<BatchSummary, "counts">): {
  done: number;
  count: number;
} {
  const { off: _, impossible: __, ...wanted } = counts;
  const count = Object.values(wanted).reduce((sum, cells) => sum + cells, 0);
  return { done: wanted.succeeded ?? 0, count };
}
