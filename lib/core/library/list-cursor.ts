import type { AssetSort } from "../api/asset-filter";

/** The image after which a page begins. */
export interface ListPlace {
  orderKey: number;
  /** The sort value that comes before the order key: the rating, or the colour distance. */
  rank: number;
}

/** What a list is sorted by before the images' own order. */
export type ListOrder = AssetSort | "nearest";

const ranked: readonly ListOrder[] = ["rating", "nearest"];

export function cursorOf(order: ListOrder, { orderKey, rank }: ListPlace): string {
  return ranked.includes(order) ? `${rank}:${orderKey}` : String(orderKey);
}

/** Undefined for "", which means the beginning, and for anything but a cursor of that order. */
export function placeOfCursor(order: ListOrder, cursor: string): ListPlace | undefined {
  const parts = cursor.split(":").map(Number);
  const [rank = 0, orderKey] = ranked.includes(order) ? parts : [0, ...parts];
  if (cursor === "" || orderKey === undefined) return undefined;
  return Number.isFinite(rank) && Number.isSafeInteger(orderKey) ? { rank, orderKey } : undefined;
}
