import type { Asset } from "../api/asset";
import type { AssetSort } from "../api/asset-filter";
import type { Outline } from "../api/library";
import { aspectCodeOf, aspectOfCode } from "./aspect-code";
import { lastAtMost } from "./grid/grid-layout";
import { momentOf } from "./order-key";

/**
 * Narrower and wider pictures are cropped to these, so that tiles stay readable and easy to hit.
 */
const narrowest = 0.5;
const widest = 2.8;

/** Where each block starts among all images; one more at the end. */
export function blockStarts({ blocks }: Outline): number[] {
  const starts = [0];
  for (const { aspects } of blocks) starts.push((starts.at(-1) ?? 0) + aspects.length);
  return starts;
}

const outlineLength = (outline: Outline) => blockStarts(outline).at(-1) ?? 0;

/** The blocks that hold the images between two places, both included. */
export function blocksBetween(outline: Outline, first: number, last: number): number[] {
  const starts = blockStarts(outline);
  if (outline.blocks.length === 0 || last < first) return [];
  const from = Math.min(outline.blocks.length - 1, lastAtMost(starts, first));
  const to = Math.min(outline.blocks.length - 1, lastAtMost(starts, last));
  return Array.from({ length: to - from + 1 }, (_, step) => from + step).filter(
    (block) => outline.blocks[block]?.aspects !== "",
  );
}

const aspectTable = new Map<string, number>();

/** Width over height of the tile of an image whose shape has this character. */
export function tileAspect(sign: string): number {
  const known = aspectTable.get(sign);
  if (known !== undefined) return known;
  const aspect = Math.min(widest, Math.max(narrowest, aspectOfCode(sign)));
  aspectTable.set(sign, aspect);
  return aspect;
}

/** Width over height of each image's tile. */
export function tileAspects(outline: Outline): Float32Array {
  const aspects = new Float32Array(outlineLength(outline));
  let place = 0;
  for (const block of outline.blocks) {
    for (const sign of block.aspects) {
      aspects[place] = tileAspect(sign);
      place += 1;
    }
  }
  return aspects;
}

/** The loaded images of a block: all of them in order, or undefined. */
export type BlockItems = (cursor: string) => Asset[] | undefined;

/** A change to the list that needs no request to the server. */
export interface Edit {
  outline: Outline;
  /** The only block whose images changed. */
  cursor: string;
  items: Asset[];
}

const comesBefore = (sort: AssetSort) => (one: Asset, two: Asset) => {
  if (sort === "rating" && one.rating !== two.rating) return one.rating > two.rating;
  return sort === "oldest" ? one.orderKey < two.orderKey : one.orderKey > two.orderKey;
};

/** Whether a block that is not loaded starts before a new image. */
function beginsBefore(at: string, { orderKey }: Asset, sort: AssetSort): boolean {
  if (sort === "rating") return false;
  const moment = Date.parse(at);
  return sort === "oldest" ? moment < momentOf(orderKey) : moment > momentOf(orderKey);
}

/** Inserts an image that is not in the list yet; undefined if its place is unknown. */
export function withAsset(
  outline: Outline,
  itemsOf: BlockItems,
  sort: AssetSort,
  asset: Asset,
): Edit | undefined {
  const isBefore = comesBefore(sort);
  const sign = aspectCodeOf(asset.width, asset.height);
  if (outline.blocks.length === 0) {
    const at = new Date(momentOf(asset.orderKey)).toISOString();
    const blocks = [{ cursor: "", at, aspects: sign }];
    return { outline: { total: 1, blocks }, cursor: "", items: [asset] };
  }
  // The last block whose first image precedes it; unloaded blocks start where the outline says.
  const block = outline.blocks.findLastIndex(({ cursor, at }, place) => {
    const first = itemsOf(cursor)?.[0];
    return place === 0 || (first ? isBefore(first, asset) : beginsBefore(at, asset, sort));
  });
  const target = outline.blocks[block];
  const items = target && itemsOf(target.cursor);
  if (!target || !items) return undefined;
  const found = items.findIndex((item) => isBefore(asset, item));
  const place = found === -1 ? items.length : found;
  const aspects = target.aspects.slice(0, place) + sign + target.aspects.slice(place);
  const blocks = outline.blocks.with(block, { ...target, aspects });
  return {
    outline: { total: outline.total + 1, blocks },
    cursor: target.cursor,
    items: items.toSpliced(place, 0, asset),
  };
}

/** Removes an image; undefined if its place is unknown. */
export function withoutAsset(
  outline: Outline,
  itemsOf: BlockItems,
  assetId: string,
): Edit | undefined {
  const known = findKnown(outline, itemsOf, assetId);
  if (!known) return undefined;
  const { block, place, items } = known;
  const target = outline.blocks[block];
  if (!target) return undefined;
  const aspects = target.aspects.slice(0, place) + target.aspects.slice(place + 1);
  const blocks = outline.blocks.with(block, { ...target, aspects });
  return {
    outline: { total: outline.total - 1, blocks },
    cursor: target.cursor,
    items: items.toSpliced(place, 1),
  };
}

/** Updates an image in place; undefined if its place is unknown. */
export function withAssetChanged(
  outline: Outline,
  itemsOf: BlockItems,
  asset: Asset,
): Edit | undefined {
  const known = findKnown(outline, itemsOf, asset.id);
  const cursor = known && outline.blocks[known.block]?.cursor;
  if (!known || cursor === undefined) return undefined;
  const { stackCount } = known.items[known.place] ?? {};
  // Only a list of stacks knows their heights.
  const changed = stackCount === undefined ? asset : { ...asset, stackCount };
  return { outline, cursor, items: known.items.with(known.place, changed) };
}

/** Where an image is, among the blocks that are loaded. */
export function findKnown(outline: Outline, itemsOf: BlockItems, assetId: string) {
  for (const [block, { cursor }] of outline.blocks.entries()) {
    const items = itemsOf(cursor);
    const place = items?.findIndex(({ id }) => id === assetId) ?? -1;
    if (items && place !== -1) return { block, place, items };
  }
  return undefined;
}
