import { shownSeedOf } from "@/lib/core/generation/seed";
import type { Asset } from "../api/asset";
import { type AssetFilter, assetFilterParts } from "../api/asset-filter";
import { type Shape, squareWithinPercent, type Tier, tierFromPixels } from "./asset-shape";
import { momentOf } from "./order-key";

/** Whether an image matches a part of a filter; undefined if only the server can tell. */
type Rule<Part extends keyof AssetFilter> = (
  asset: Asset,
  wanted: NonNullable<AssetFilter[Part]>,
) => boolean | undefined;

/** Needs the search index or other tables. */
const judgedElsewhere = () => undefined;

/** Every part of a filter has its rule: a new part does not compile without one. */
const rules: { [Part in keyof Required<AssetFilter>]: Rule<Part> } = {
  kind: ({ kind }, wanted) => kind === wanted,
  q: judgedElsewhere,
  model: ({ made }, wanted) => wanted.includes(made?.model ?? ""),
  seed: ({ made }, wanted) => shownSeedOf(made) === wanted,
  tier: (asset, wanted) => tierOf(asset) === wanted,
  shape: (asset, wanted) => shapeOf(asset) === wanted,
  from: ({ orderKey }, wanted) => momentOf(orderKey) >= Date.parse(wanted),
  to: ({ orderKey }, wanted) => momentOf(orderKey) < Date.parse(wanted),
  minCost: judgedElsewhere,
  maxCost: judgedElsewhere,
  status: judgedElsewhere,
  board: ({ boardIds }, wanted) => boardIds.includes(wanted),
  tag: ({ tags }, wanted) => tags.includes(wanted),
  starred: ({ starred }, wanted) => starred === wanted,
  verdict: judgedElsewhere,
  minRating: ({ rating }, wanted) => rating >= wanted,
  used: judgedElsewhere,
  boxes: ({ made }, wanted) => (made?.boxes ?? 0) > 0 === wanted,
  colours: judgedElsewhere,
  generation: ({ generationId }, wanted) => generationId === wanted,
  stacked: judgedElsewhere,
  stack: ({ stackKey }, wanted) => stackKey === wanted,
  // Checked in `matches`, because without this filter the trash is left out.
  trashed: () => true,
};

/** Whether an image matches a filter; undefined if only the server can tell. */
export function matches(asset: Asset, filter: AssetFilter): boolean | undefined {
  if ((filter.trashed === true) !== (asset.trashedAt !== undefined)) return false;
  const answers = assetFilterParts.map((part) => answerOf(part, asset, filter));
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function answerOf<Part extends keyof AssetFilter>(part: Part, asset: Asset, filter: AssetFilter) {
  const wanted = filter[part];
  return wanted === undefined ? true : rules[part](asset, wanted);
}

function tierOf({ width, height }: Asset): Tier {
  const pixels = width * height;
  if (pixels >= tierFromPixels["4K"]) return "4K";
  return pixels >= tierFromPixels["2K"] ? "2K" : "1K";
}

function shapeOf({ width, height }: Asset): Shape {
  const most = 1 + squareWithinPercent / 100;
  if (Math.max(width, height) <= Math.min(width, height) * most) return "square";
  return width > height ? "landscape" : "portrait";
}
