import type { Asset } from "../api/asset";
import type { Generation, OutputFailure } from "../api/generation";

/** What stands in the library: an image, one that did not come, or a generation without any (yet). */
export type LibraryEntry =
  | { kind: "asset"; key: string; at: string; asset: Asset; generation: Generation | undefined }
  | { kind: "generation"; key: string; at: string; generation: Generation }
  | {
      kind: "missing";
      key: string;
      at: string;
      generation: Generation;
      failure: OutputFailure;
    };

export type LibraryFilter = "all" | "results" | "uploads";

/**
 * Images and generations in one order, newest first. A generation stands for itself while it is
 * under way and when it ended without an image; otherwise its images stand for it, and among them
 * the reasons of those that did not come.
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
  const missing = generations
    .filter(({ status, dismissedAt }) => {
      return filter !== "uploads" && status === "succeeded" && dismissedAt === undefined;
    })
    .flatMap((generation) =>
      generation.failures.map(
        (failure): LibraryEntry => ({
          kind: "missing",
          key: `${generation.id}-${failure.index}`,
          at: generation.createdAt,
          generation,
          failure,
        }),
      ),
    );
  return [...others, ...images, ...missing].sort(newestFirst);
}

function newestFirst(left: LibraryEntry, right: LibraryEntry): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return placeOf(left) - placeOf(right) || (left.key < right.key ? 1 : -1);
}

/** An entry's place within its run. */
function placeOf(entry: LibraryEntry): number {
  if (entry.kind === "missing") return entry.failure.index;
  return entry.kind === "asset" ? (entry.asset.index ?? 0) : -1;
}
