import type { BatchEnvelope } from "@/lib/core/api/batch";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";

/** The images of a comparison, in the order of its cells, without duplicates. */
export function batchImages({ batch, generations }: BatchEnvelope): ComparedImage[] {
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  const images = new Map<string, ComparedImage>();
  for (const { generationId } of batch.cells) {
    const generation = byId.get(generationId ?? "");
    for (const asset of generation?.outputs ?? []) images.set(asset.id, { asset, generation });
  }
  return [...images.values()];
}
