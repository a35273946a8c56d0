"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
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
import { openPicture, type PictureSource } from "./picture";
import type { PictureLayer } from "./picture-layer";
import { tileKey } from "./tile-loader";

interface PictureInView {
  state: "loading" | "ready" | "failed";
  /** Full resolution was wanted but failed; the preview stays. */
  isIncomplete: boolean;
  layers: PictureLayer[];
}

/** After standing still for this long, a view gets its full resolution. */
const settleMs = 60;

/**
 * The pixels of an image, as needed: its preview, and tiles of the original if that is not enough.
 * `focus` is the point under the magnifier. Another `attempt` loads once more what failed.
 */
export function usePicture(
  image: PictureSource,
  viewport: Viewport,
  stage: PixelSize,
  focus?: ImagePoint,
  attempt = 0,
): PictureInView {
  const ratio = useDevicePixelRatio();
  const [picture] = useState(() => openPicture(image));
  const progress = useSyncExternalStore(picture.subscribe, picture.progress, picture.progress);

  const seen = isPreviewEnough(image, viewport, ratio, previewSidePx)
    ? []
    : visibleTiles(image, viewport, stage, ratio);
  const focused = focus && tileAt(image, focus);
  const wanted = focused ? [focused, ...seen] : seen;
  const wish = wanted.map(tileKey).join();

  useEffect(() => {
    picture.want(1);
    return () => picture.close();
  }, [picture]);
  useEffect(() => {
    if (attempt > 0) picture.tryAgain();
  }, [picture, attempt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wish` changes whenever the tiles do.
  useEffect(() => {
    const timer = setTimeout(() => picture.wantTiles(wanted), settleMs);
    return () => clearTimeout(timer);
  }, [picture, wish]);

  const { preview: state, isIncomplete } = progress;
  const layers = state === "ready" ? picture.layers(viewport.scale * ratio, seen) : [];
  return { state, isIncomplete, layers };
}

function tileAt(image: PixelSize, { x, y }: ImagePoint): VisibleTile | undefined {
  const column = Math.floor(Math.min(image.width - 1, Math.max(0, x)) / tileSidePx);
  const row = Math.floor(Math.min(image.height - 1, Math.max(0, y)) / tileSidePx);
  const region = tileRegion(image, 0, column, row);
  return region && { level: 0, column, row, region };
}
