import { onComeback } from "@/lib/client/browser/connection";
import type { PixelSize } from "@/lib/core/box/box";
import type { VisibleTile } from "@/lib/core/stage/tiles";
import { type HeldPicture, holdPicture, readyBitmaps, type WantedPicture } from "./bitmap-store";
import type { PictureLayer } from "./picture-layer";
import { createTileLoader, tileKey } from "./tile-loader";

/** Where an image's pixels come from. Width and height are those of the upright original. */
export interface PictureSource extends PixelSize {
  hasAlpha: boolean;
  /**
   * Only for one of many pictures that are drawn small at once: it is shown first, and alone where
   * the preview adds no detail.
   */
  thumbUrl?: string;
  previewUrl: string;
  /** Append `/{level}/{column}/{row}` for a tile in full resolution. */
  tilesUrl: string;
}

/** Pixels to draw: decoded once, at several resolutions, with more detail where somebody looks. */
export interface Picture {
  /** Of the upright original. */
  size: PixelSize;
  /**
   * What to draw at a number of device pixels per image pixel, coarse first; empty until the first
   * layer is loaded. Gives no more pixels than needed, because scaling down a large picture is
   * slow. `seen` are the tiles that cover the view, if it needs any.
   */
  layers: (scale: number, seen?: VisibleTile[]) => PictureLayer[];
  /** Sets the wanted resolution: device pixels per image pixel. */
  want: (scale: number) => void;
  /** Sets the wanted tiles of the original, most important first. */
  wantTiles: (tiles: VisibleTile[]) => void;
  subscribe: (onChange: () => void) => () => void;
  /** Lets go of what was loaded; the next wish loads it again. */
  close: () => void;
}

/** How far an image's picture is loaded. The same object until something changes. */
interface PictureProgress {
  preview: "loading" | "ready" | "failed";
  /** Whether tiles were wanted but failed; the preview stays. */
  isIncomplete: boolean;
}

export interface LoadedPicture extends Picture {
  progress: () => PictureProgress;
  /** Loads what failed once more. */
  tryAgain: () => void;
}

/** The longest side of an asset's thumbnail in pixels. */
const thumbSidePx = 384;

/**
 * An image's picture. Nothing is loaded before it is wanted. What failed is tried again when the
 * server is back.
 */
export function openPicture(source: PictureSource): LoadedPicture {
  const { width, height, hasAlpha, thumbUrl } = source;
  const whole = { left: 0, top: 0, width, height };
  const preview: WantedPicture = { url: source.previewUrl, isHalved: thumbUrl !== undefined };
  const renditions = thumbUrl ? [{ url: thumbUrl, isHalved: false }, preview] : [preview];
  const held = new Map<WantedPicture, HeldPicture>();
  const failed = new Set<WantedPicture>();
  const listeners = new Set<() => void>();
  const tiles = createTileLoader(source.tilesUrl);
  let endComeback: (() => void) | undefined;

  const progressNow = (): PictureProgress => {
    const isReady = readyBitmaps(preview) !== undefined;
    return {
      preview: isReady ? "ready" : failed.has(preview) ? "failed" : "loading",
      isIncomplete: tiles.hasFailed(),
    };
  };
  let progress = progressNow();
  const announce = () => {
    progress = progressNow();
    for (const listener of listeners) listener();
  };
  tiles.subscribe(announce);

  const load = (wanted: WantedPicture) => {
    if (held.has(wanted)) return;
    failed.delete(wanted);
    const one = holdPicture(wanted);
    held.set(wanted, one);
    one.coming.then(
      () => held.get(wanted) === one && announce(),
      () => {
        if (held.get(wanted) !== one) return;
        // The coarser rendition stays; this one is requested again when it is wanted again.
        one.letGo();
        held.delete(wanted);
        failed.add(wanted);
        announce();
      },
    );
  };
  const tryAgain = () => {
    for (const wanted of [...failed]) load(wanted);
    tiles.tryAgain();
  };

  return {
    size: { width, height },
    layers(scale, seen = []) {
      const finest = tiles.layers();
      const there = new Set(finest.map(({ key }) => key));
      const isCovered = seen.length > 0 && seen.every((tile) => there.has(tileKey(tile)));
      // Under transparent tiles the preview would show twice; elsewhere it fills their hairlines.
      if (isCovered && hasAlpha) return finest;
      const wholes = renditions.flatMap((wanted) =>
        (readyBitmaps(wanted) ?? []).map((bitmap) => {
          return { key: `${wanted.url} ${bitmap.width}`, bitmap, region: whole, isExact: false };
        }),
      );
      const enough = wholes.find(({ bitmap }) => bitmap.width >= width * scale) ?? wholes.at(-1);
      return enough ? [enough, ...finest] : finest;
    },
    want(scale) {
      endComeback ??= onComeback(tryAgain);
      const thumbScale = thumbSidePx / Math.max(width, height);
      const isThumbEnough = thumbUrl !== undefined && scale <= Math.min(1, thumbScale);
      for (const wanted of isThumbEnough ? renditions.slice(0, 1) : renditions) load(wanted);
    },
    wantTiles: (wanted) => tiles.want(wanted),
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    progress: () => progress,
    tryAgain,
    close() {
      endComeback?.();
      endComeback = undefined;
      for (const { letGo } of held.values()) letGo();
      held.clear();
      failed.clear();
      tiles.close();
    },
  };
}

/** A picture made in the page, such as a difference map. */
export function madePicture(key: string, bitmap: ImageBitmap, size: PixelSize): Picture {
  const layer = { key, bitmap, region: { left: 0, top: 0, ...size }, isExact: true };
  return {
    size,
    layers: () => [layer],
    want: () => undefined,
    wantTiles: () => undefined,
    subscribe: () => () => undefined,
    close: () => bitmap.close(),
  };
}
