import type { Asset } from "../api/asset";
import type { AssetFilter, AssetSort } from "../api/asset-filter";
import type { Generation, OutputFailure } from "../api/generation";
import type { Outline } from "../api/library";
import { isOpen } from "../generation/status";
import { momentOf } from "./order-key";
import { type BlockItems, blockStarts } from "./outline";

/** An entry that is not an image: a run without images (so far), or an image that failed. */
export type Extra =
  | { kind: "generation"; key: string; generation: Generation }
  | { kind: "missing"; key: string; generation: Generation; failure: OutputFailure };

/** Filters that only images can match, so they hide every run without one. */
const onlyOfImages = [
  "tier",
  "shape",
  "minCost",
  "maxCost",
  "board",
  "tag",
  "starred",
  "minRating",
  "used",
  "colours",
  "trashed",
  "stack",
] as const satisfies (keyof AssetFilter)[];

/**
 * The extra entries for a filter, in list order. A generation has its own entry while it is open
 * and if it ended without an image. Otherwise its images represent it, with an entry for each one
 * that failed.
 */
export function extrasOf(generations: Generation[], filter: AssetFilter, sort: AssetSort): Extra[] {
  if (filter.kind === "upload" || onlyOfImages.some((part) => filter[part])) return [];
  const shown = generations
    .filter(({ dismissedAt }) => dismissedAt === undefined)
    .filter((generation) => isWanted(generation, filter))
    // A run has no place in an order by rating, but open ones are worth showing anyway.
    .filter(({ status }) => sort !== "rating" || isOpen(status));
  const extras = shown.flatMap(partsOf);
  const order = sort === "oldest" ? -1 : 1;
  return extras.sort((one, other) => order * newestFirst(one, other));
}

function partsOf(generation: Generation): Extra[] {
  if (generation.status !== "succeeded") {
    return [{ kind: "generation", key: generation.id, generation }];
  }
  return generation.failures.map((failure) => ({
    kind: "missing",
    key: `${generation.id}-${failure.index}`,
    generation,
    failure,
  }));
}

function isWanted({ id, request, status, createdAt }: Generation, filter: AssetFilter): boolean {
  const text = `${request.prompt} ${request.negativePrompt ?? ""}`.toLowerCase();
  const words = (filter.q ?? "").toLowerCase().split(/\s+/);
  const boxes = request.inputs.some((input) => input.boxes.length > 0);
  return (
    (filter.model === undefined || filter.model.includes(request.model)) &&
    (filter.seed === undefined || filter.seed === request.parameters.seed) &&
    (filter.status === undefined || filter.status === status) &&
    (filter.from === undefined || createdAt >= filter.from) &&
    (filter.to === undefined || createdAt < filter.to) &&
    (filter.boxes === undefined || filter.boxes === boxes) &&
    (filter.generation === undefined || filter.generation === id) &&
    words.every((word) => text.includes(word))
  );
}

function newestFirst(one: Extra, other: Extra): number {
  const [left, right] = [one.generation.createdAt, other.generation.createdAt];
  if (left !== right) return left < right ? 1 : -1;
  return placeInRun(one) - placeInRun(other) || (one.key < other.key ? 1 : -1);
}

const placeInRun = (extra: Extra) => (extra.kind === "missing" ? extra.failure.index : -1);

/**
 * For each extra, the index of the image it precedes. Exact if the images around it are loaded,
 * otherwise accurate to within a block.
 */
export function placesOfExtras(
  extras: Extra[],
  outline: Outline,
  itemsOf: BlockItems,
  sort: AssetSort,
): number[] {
  if (sort === "rating") return extras.map(() => 0);
  const starts = blockStarts(outline);
  return extras.map((extra) => {
    const moment = Date.parse(extra.generation.createdAt);
    const precedes = (asset: Asset) => assetPrecedes(asset, extra, moment, sort);
    const block = outline.blocks.findLastIndex(({ cursor, at }, place) => {
      const first = itemsOf(cursor)?.[0];
      if (first) return precedes(first);
      const begun = Date.parse(at);
      return place === 0 || (sort === "oldest" ? begun < moment : begun > moment);
    });
    if (block === -1) return 0;
    const items = itemsOf(outline.blocks[block]?.cursor ?? "");
    const inside = items ? items.filter(precedes).length : 0;
    return (starts[block] ?? 0) + inside;
  });
}

function assetPrecedes(asset: Asset, extra: Extra, moment: number, sort: AssetSort): boolean {
  if (extra.kind === "missing" && asset.generationId === extra.generation.id) {
    const isEarlier = (asset.index ?? 0) < extra.failure.index;
    return sort === "oldest" ? !isEarlier : isEarlier;
  }
  const begun = momentOf(asset.orderKey);
  return sort === "oldest" ? begun < moment : begun > moment;
}
