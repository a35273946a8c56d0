"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { onComeback } from "@/lib/client/browser/connection";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import type { ImagePoint, PixelSize } from "@/lib/core/box/box";
import {
  isPreviewEnough,
  previewSidePx,
  tileRegion,
  tileSidePx,
  type VisibleTile,
  visibleTiles,
} from "@/lib/core/stage/tiles";
import type { Viewport } from "@/lib/core/stage/viewport";
import type { PictureLayer } from "./picture-layer";
import { createTileLoader, tileKey } from "./tile-loader";
import { useBitmap } from "./use-bitmap";

/** Where an image's pixels come from. Width and height are those of the upright original. */
export interface PictureSource extends PixelSize {
  hasAlpha: boolean;
  previewUrl: string;
  /** Append `/{level}/{column}/{row}` for a tile in full resolution. */
  tilesUrl: string;
}

interface Picture {
  state: "loading" | "ready" | "failed";
  /** Full resolution was wanted but failed; the preview stays. */
  isIncomplete: boolean;
  layers: PictureLayer[];
}

/** After standing still for this long, a view gets its full resolution. */
const settleMs = 60;

/**
 * The pixels of an image, as needed: its preview, and tiles of the original if that is not enough.
 * `focus` is the point under the magnifier.
 */
export function usePicture(
  image: PictureSource,
  viewport: Viewport,
  stage: PixelSize,
  focus?: ImagePoint,
  attempt = 0,
): Picture {
  const ratio = useDevicePixelRatio();
  const preview = useBitmap(image.previewUrl, attempt);
  const [loader] = useState(() => createTileLoader(image.tilesUrl));
  const tiles = useSyncExternalStore(loader.subscribe, loader.layers, loader.layers);

  const wanted = isPreviewEnough(image, viewport, ratio, previewSidePx)
    ? []
    : visibleTiles(image, viewport, stage, ratio);
  const focused = focus && tileAt(image, focus);
  const all = focused ? [focused, ...wanted] : wanted;
  const wish = all.map(tileKey).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wish` changes whenever the tiles do.
  useEffect(() => {
    const timer = setTimeout(() => loader.want(all), settleMs);
    return () => clearTimeout(timer);
  }, [loader, wish]);
  useEffect(() => () => loader.close(), [loader]);
  useEffect(() => onComeback(loader.tryAgain), [loader]);

  const isIncomplete = loader.hasFailed();
  if (preview.kind !== "ready") return { state: preview.kind, isIncomplete, layers: [] };
  const there = new Set(tiles.map(({ key }) => key));
  const isCovered = wanted.length > 0 && wanted.every((tile) => there.has(tileKey(tile)));
  // Under transparent tiles the preview would show twice; elsewhere it fills their hairlines.
  if (isCovered && image.hasAlpha) return { state: "ready", isIncomplete, layers: tiles };
  const region = { left: 0, top: 0, width: image.width, height: image.height };
  const whole = { key: "preview", bitmap: preview.bitmap, region, isExact: false };
  return { state: "ready", isIncomplete, layers: [whole, ...tiles] };
}

function tileAt(image: PixelSize, { x, y }: ImagePoint): VisibleTile | undefined {
  const column = Math.floor(Math.min(image.width - 1, Math.max(0, x)) / tileSidePx);
  const row = Math.floor(Math.min(image.height - 1, Math.max(0, y)) / tileSidePx);
  const region = tileRegion(image, 0, column, row);
  return region && { level: 0, column, row, region };
}
