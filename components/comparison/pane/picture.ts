import type { PictureLayer } from "@/lib/client/picture/picture-layer";
import { createTileLoader } from "@/lib/client/picture/tile-loader";
import type { PixelSize } from "@/lib/core/box/box";
import type { VisibleTile } from "@/lib/core/stage/tiles";

/** Where an image's pixels come from. */
export interface PanePictureSource extends PixelSize {
  id: string;
  hasAlpha: boolean;
  thumbUrl: string;
  previewUrl: string;
  tilesUrl: string;
}

/** What a pane draws: decoded once, at several resolutions, with more detail on zooming in. */
export interface PanePicture {
  size: PixelSize;
  hasAlpha: boolean;
  /**
   * What to draw at a number of device pixels per image pixel, coarse first; empty until the first
   * layer is loaded. Gives no more pixels than needed, because scaling down a large picture is
   * slow.
   */
  layers: (scale: number) => PictureLayer[];
  /** Sets the wanted resolution: device pixels per image pixel. */
  want: (scale: number) => void;
  /** Sets the tiles of the original that are visible, if any. */
  wantTiles: (tiles: VisibleTile[]) => void;
  subscribe: (onChange: () => void) => () => void;
  close: () => void;
}

/** The longest side of an asset's thumbnail in pixels. */
const thumbSidePx = 384;
/** From this side on, a picture is also kept at half its size. */
const halvedSidePx = 1024;

/** Loads the thumbnail at once, the preview when it adds detail, and tiles where the user looks. */
export function openPicture(source: PanePictureSource): PanePicture {
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
    bitmapsOf(url, abort.signal)
      .then((bitmaps) => {
        for (const bitmap of bitmaps) {
          if (abort.signal.aborted) bitmap.close();
          else
            renditions.push({
              key: `${url} ${bitmap.width}`,
              bitmap,
              region: whole,
              isExact: false,
            });
        }
        renditions.sort((one, other) => one.bitmap.width - other.bitmap.width);
        announce();
      })
      // If a rendition fails, the coarser one stays; it is requested again when needed.
      .catch(() => asked.delete(url));
  };

  return {
    size: { width, height },
    hasAlpha: source.hasAlpha,
    layers(scale) {
      const enough = renditions.find(({ bitmap }) => bitmap.width >= width * scale);
      return [
        ...[enough ?? renditions.at(-1)].filter((layer) => layer !== undefined),
        ...tiles.layers(),
      ];
    },
    want(scale) {
      load(source.thumbUrl);
      const thumbScale = thumbSidePx / Math.max(width, height);
      if (scale > Math.min(1, thumbScale)) load(source.previewUrl);
    },
    wantTiles: (wanted) => tiles.want(wanted),
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

/** A picture made in the page, such as a difference map. */
export function madePicture(key: string, bitmap: ImageBitmap, size: PixelSize): PanePicture {
  const layer = { key, bitmap, region: { left: 0, top: 0, ...size }, isExact: true };
  return {
    size,
    hasAlpha: false,
    layers: () => [layer],
    want: () => undefined,
    wantTiles: () => undefined,
    subscribe: () => () => undefined,
    close: () => bitmap.close(),
  };
}

/** The picture at a URL, plus a half-size copy if it is large, decoded off the main thread. */
async function bitmapsOf(url: string, signal: AbortSignal): Promise<ImageBitmap[]> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const blob = await response.blob();
  const bitmap = await createImageBitmap(blob);
  if (Math.max(bitmap.width, bitmap.height) < halvedSidePx) return [bitmap];
  const resizeWidth = Math.ceil(bitmap.width / 2);
  const half = await createImageBitmap(blob, { resizeWidth, resizeQuality: "high" });
  return [half, bitmap];
}
