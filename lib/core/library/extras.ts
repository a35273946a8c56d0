import type { Asset } from "../api/asset";
import { type AssetFilter, type AssetSort, assetFilterParts } from "../api/asset-filter";
import type { Generation, OutputFailure } from "../api/generation";
import type { Outline } from "../api/library";
import { isOpen } from "../generation/status";
import { momentOf } from "./order-key";
import { type BlockItems, blockStarts } from "./outline";

/**
 * An entry that is not an image: one that a run is still to give, a run that ended without any, or
 * an image that failed.
 */
export type Extra =
  | {
      kind: "pending";
      key: string;
      generation: Generation;
      index: number;
      /** How many images the run was asked for. */
      count: number;
      /** Whether it is the first that is still to come, which stands for the whole run. */
      isFirst: boolean;
    }
  | { kind: "generation"; key: string; generation: Generation }
  | { kind: "missing"; key: string; generation: Generation; failure: OutputFailure };

/** Filters that a run without an image can match as well; see `isWanted`. Stacks leave them alone. */
type PartOfRuns =
  | "kind"
  | "q"
  | "model"
  | "seed"
  | "from"
  | "to"
  | "status"
  | "boxes"
  | "generation"
  | "stacked";
/** All others: only images can match them, so they hide every run without one. */
const onlyOfImages = {
  tier: true,
  shape: true,
  minCost: true,
  maxCost: true,
  board: true,
  tag: true,
  starred: true,
  minRating: true,
  verdict: true,
  used: true,
  colours: true,
  trashed: true,
  stack: true,
} satisfies Record<Exclude<keyof AssetFilter, PartOfRuns>, true>;

/** What the page knows beside the runs. */
interface Known {
  /** How many images a run was asked for. */
  countOf: (generation: Generation) => number;
  /** Whether an image of a run is in the list already, which may be before its run names it. */
  isHere: (generation: Generation, index: number) => boolean;
}

/**
 * The extra entries for a filter, in list order. While a run is open, each image that is still to
 * come has an entry; if it ended without an image, the run has one. Otherwise its images represent
 * it, with an entry for each one that failed.
 */
export function extrasOf(
  generations: Generation[],
  filter: AssetFilter,
  sort: AssetSort,
  known: Known,
): Extra[] {
  if (
    filter.kind === "upload" ||
    assetFilterParts.some((part) => filter[part] && part in onlyOfImages)
  )
    return [];
  const shown = generations
    .filter(({ dismissedAt }) => dismissedAt === undefined)
    .filter((generation) => isWanted(generation, filter))
    // A run has no place in an order by rating, but open ones are worth showing anyway.
    .filter(({ status }) => sort !== "rating" || isOpen(status));
  const extras = shown.flatMap((generation) => partsOf(generation, known));
  const order = sort === "oldest" ? -1 : 1;
  return extras.sort((one, other) => order * newestFirst(one, other));
}

function partsOf(generation: Generation, known: Known): Extra[] {
  const { id, status, failures } = generation;
  if (isOpen(status)) return pendingOf(generation, known);
  if (status !== "succeeded") return [{ kind: "generation", key: id, generation }];
  return failures.map((failure) => ({
    kind: "missing",
    key: `${id}-${failure.index}`,
    generation,
    failure,
  }));
}

function pendingOf(generation: Generation, { countOf, isHere }: Known): Extra[] {
  const count = Math.max(1, countOf(generation));
  const given = new Set(generation.outputs.map(({ index }) => index));
  const pending = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !given.has(index) && !isHere(generation, index),
  );
  return pending.map((index, turn) => ({
    kind: "pending",
    // The run keeps one entry from its start to its end.
    key: turn === 0 ? generation.id : `${generation.id}-${index}`,
    generation,
    index,
    count,
    isFirst: turn === 0,
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

/** The number of an image among those of its run; undefined for what stands for the whole run. */
function indexOf(extra: Extra): number | undefined {
  if (extra.kind === "missing") return extra.failure.index;
  return extra.kind === "pending" ? extra.index : undefined;
}

const placeInRun = (extra: Extra) => indexOf(extra) ?? -1;

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
  const index = indexOf(extra);
  if (index !== undefined && asset.generationId === extra.generation.id) {
    const isEarlier = (asset.index ?? 0) < index;
    return sort === "oldest" ? !isEarlier : isEarlier;
  }
  const begun = momentOf(asset.orderKey);
  return sort === "oldest" ? begun < moment : begun > moment;
}
