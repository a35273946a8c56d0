import type { Asset } from "../api/asset";
import type { Generation } from "../api/generation";

/** What stands in the library: an image, or a generation that has no images (yet). */
export type LibraryEntry =
  | { kind: "asset"; key: string; at: string; asset: Asset; generation: Generation | undefined }
  | { kind: "generation"; key: string; at: string; generation: Generation };

export type LibraryFilter = "all" | "results" | "uploads";

/**
 * Images and generations in one order, newest first. A generation stands for itself while it is
 * under way and when it ended without an image; otherwise its images stand for it.
 */
export function libraryEntries(
  assets: Asset[],
  generations: Generation[],
  filter: LibraryFilter,
): LibraryEntry[] {
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  const images = assets
    .filter(({ kind }) => filter === "all" || (kind === "output") === (filter === "results"))
    .map((asset): LibraryEntry => {
      const generation = asset.generationId ? byId.get(asset.generationId) : undefined;
      // The images of a run stay together where the run was begun, in their order.
      const at = generation?.createdAt ?? asset.createdAt;
      return { kind: "asset", key: asset.id, at, asset, generation };
    });
  const others = generations
    .filter(({ status, dismissedAt }) => {
      return filter !== "uploads" && status !== "succeeded" && dismissedAt === undefined;
    })
    .map(
      (generation): LibraryEntry => ({
        kind: "generation",
        key: generation.id,
        at: generation.createdAt,
        generation,
      }),
    );
  return [...others, ...images].sort(newestFirst);
}

function newestFirst(left: LibraryEntry, right: LibraryEntry): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  const place = (entry: LibraryEntry) => (entry.kind === "asset" ? (entry.asset.index ?? 0) : -1);
  return place(left) - place(right) || (left.key < right.key ? 1 : -1);
}
