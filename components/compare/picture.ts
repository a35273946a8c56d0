import type { PictureLayer } from "@/lib/client/picture/picture-layer";
import { createTileLoader } from "@/lib/client/picture/tile-loader";
import type { PixelSize } from "@/lib/core/bbox/box";
import type { VisibleTile } from "@/lib/core/canvas/tiles";

/** Where the pixels of an image are to be had. */
export interface PictureSource extends PixelSize {
  id: string;
  hasAlpha: boolean;
  thumbUrl: string;
  previewUrl: string;
  tilesUrl: string;
}

/** What a pane draws: decoded once, in several fineness, and finer where somebody looks closely. */
export interface Picture {
  size: PixelSize;
  hasAlpha: boolean;
  /** Coarse first; empty until the first is there. */
  layers: () => PictureLayer[];
  /** Says how fine it is looked at (device pixels an image pixel), and at which tiles if at any. */
  want: (scale: number, tiles: VisibleTile[]) => void;
  subscribe: (onChange: () => void) => () => void;
  close: () => void;
}

/** The longest side of an asset's thumbnail in pixels. */
const thumbSidePx = 384;

/** Loads the thumbnail at once, the preview when it is worth it, and tiles where they are looked at. */
export function openPicture(source: PictureSource): Picture {
  const { width, height } = source;
  const whole = { left: 0, top: 0, width, height };
  const listeners = new Set<() => void>();
  const abort = new AbortController();
  const renditions: PictureLayer[] = [];
  const asked = new Set<string>();
  const tiles = createTileLoader(source.tilesUrl);
  const announce = () => {
    for (const listener of listeners) listener();
  };
  const endTiles = tiles.subscribe(announce);

  const load = (url: string) => {
    if (asked.has(url)) return;
    asked.add(url);
    bitmapOf(url, abort.signal)
      .then((bitmap) => {
        if (abort.signal.aborted) return bitmap.close();
        renditions.push({ key: url, bitmap, region: whole, isExact: false });
        renditions.sort((one, other) => one.bitmap.width - other.bitmap.width);
        announce();
      })
      // A rendition that does not come leaves the coarser one; it is asked for again when needed.
      .catch(() => asked.delete(url));
  };

  return {
    size: { width, height },
    hasAlpha: source.hasAlpha,
    layers: () => [...renditions.slice(-1), ...tiles.layers()],
    want(scale, wanted) {
      load(source.thumbUrl);
      const thumbScale = thumbSidePx / Math.max(width, height);
      if (scale > Math.min(1, thumbScale)) load(source.previewUrl);
      tiles.want(wanted);
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    close() {
      abort.abort();
      endTiles();
      tiles.close();
      for (const { bitmap } of renditions) bitmap.close();
      listeners.clear();
    },
  };
}

/** A picture that was made in the page, such as the map of a difference. */
export function madePicture(key: string, bitmap: ImageBitmap, size: PixelSize): Picture {
  const layer = { key, bitmap, region: { left: 0, top: 0, ...size }, isExact: true };
  return {
    size,
    hasAlpha: false,
    layers: () => [layer],
    want: () => undefined,
    subscribe: () => () => undefined,
    close: () => bitmap.close(),
  };
}

async function bitmapOf(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return createImageBitmap(await response.blob());
}
