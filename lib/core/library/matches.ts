import type { Asset } from "../api/asset";
import type { AssetFilter } from "./asset-filter";
import { type Shape, squareWithinPercent, type Tier, tierFromPixels } from "./asset-shape";
import { momentOf } from "./order-key";

/** What only the server can judge: it is searched for, or stands in other tables. */
const judgedElsewhere = [
  "colours",
  "used",
  "minCost",
  "maxCost",
  "status",
  "stacked",
] as const satisfies (keyof AssetFilter)[];

/** Whether an image belongs to what a filter shows; undefined where only the server can tell. */
export function matches(asset: Asset, filter: AssetFilter): boolean | undefined {
  const { made } = asset;
  const isOut =
    (filter.trashed === true) !== (asset.trashedAt !== undefined) ||
    (filter.kind !== undefined && filter.kind !== asset.kind) ||
    (filter.model !== undefined && !filter.model.includes(made?.model ?? "")) ||
    (filter.seed !== undefined && made?.seed !== filter.seed) ||
    (filter.tier !== undefined && tierOf(asset) !== filter.tier) ||
    (filter.shape !== undefined && shapeOf(asset) !== filter.shape) ||
    (filter.from !== undefined && momentOf(asset.orderKey) < Date.parse(filter.from)) ||
    (filter.to !== undefined && momentOf(asset.orderKey) >= Date.parse(filter.to)) ||
    (filter.board !== undefined && !asset.boardIds.includes(filter.board)) ||
    (filter.tag !== undefined && !asset.tags.includes(filter.tag)) ||
    (filter.starred !== undefined && filter.starred !== asset.starred) ||
    (filter.minRating !== undefined && asset.rating < filter.minRating) ||
    (filter.boxes !== undefined && filter.boxes !== (made?.boxes ?? 0) > 0) ||
    (filter.stack !== undefined && filter.stack !== asset.stackKey) ||
    (filter.generation !== undefined && filter.generation !== asset.generationId);
  if (isOut) return false;
  const isOpen =
    filter.q !== undefined || judgedElsewhere.some((part) => filter[part] !== undefined);
  return isOpen ? undefined : true;
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
