"use client";

import type { KeyboardEvent } from "react";
import { viewImage } from "@/lib/client/address/viewed-image";
import type { Asset } from "@/lib/core/api/asset";
import {
  entryCountOf,
  type GridDirection,
  type GridLayout,
  neighbourOf,
  rowAt,
  rowOf,
} from "@/lib/core/library/grid/grid-layout";

const directions: Partial<Record<string, GridDirection>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

interface GridKeysOptions {
  layout: GridLayout;
  /** The height of the visible part, in CSS pixels. */
  page: number;
}

/** Where a key leads from a place; undefined if nowhere. */
export function placeAfterKey(
  { key }: Pick<KeyboardEvent, "key">,
  place: number,
  { layout, page }: GridKeysOptions,
): number | undefined {
  const direction = directions[key];
  if (direction) return neighbourOf(layout, place, direction);
  const last = entryCountOf(layout) - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const by = key === "PageDown" ? page : key === "PageUp" ? -page : 0;
  if (by === 0) return undefined;
  const row = rowAt(layout, (layout.tops[rowOf(layout, place)] ?? 0) + by);
  return Math.min(last, layout.starts[row] ?? 0);
}

/** Opens an image: a stack shows its contents, anything else opens in the viewer. */
export function openAsset(asset: Asset, onStack: (stackKey: string) => void): void {
  if (asset.stackKey && (asset.stackCount ?? 1) > 1) onStack(asset.stackKey);
  else viewImage(asset.id);
}
