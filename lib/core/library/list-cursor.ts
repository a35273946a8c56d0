import type { AssetSort } from "./asset-filter";

/** Behind which image a page begins. */
export interface ListPlace {
  orderKey: number;
  /** What it was sorted by before its place: the rating, or the distance of its colours. */
  rank: number;
}

/** What a list is sorted by before the images' own order. */
export type ListOrder = AssetSort | "nearest";

const ranked: readonly ListOrder[] = ["rating", "nearest"];

export function cursorOf(order: ListOrder, { orderKey, rank }: ListPlace): string {
  return ranked.includes(order) ? `${rank}:${orderKey}` : String(orderKey);
}

/** Undefined for "", the beginning, and for what is no cursor of that order. */
export function placeOfCursor(order: ListOrder, cursor: string): ListPlace | undefined {
  const parts = cursor.split(":").map(Number);
  const [rank = 0, orderKey] = ranked.includes(order) ? parts : [0, ...parts];
  if (cursor === "" || orderKey === undefined) return undefined;
  return Number.isFinite(rank) && Number.isSafeInteger(orderKey) ? { rank, orderKey } : undefined;
}
