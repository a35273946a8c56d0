import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import type { VisibleTile } from "@/lib/core/stage/tiles";
import type { PictureLayer } from "./picture-layer";

/** How many unused tiles are kept; each takes up to 4 MB. */
const mostKept = 48;
/** Concurrent requests. The server cuts tiles from one decoded picture, one after another. */
const mostAtOnce = 4;

/** The full-resolution tiles of one picture, fetched on demand. */
export interface TileLoader {
  /** Sets the wanted tiles, most important first; pending tiles no longer wanted are dropped. */
  want: (tiles: VisibleTile[]) => void;
  subscribe: (onChange: () => void) => () => void;
  /** The loaded layers, coarse first; the same array until something changes. */
  layers: () => PictureLayer[];
  /** Whether a tile failed: the original is missing or damaged, or there is no connection. */
  hasFailed: () => boolean;
  /** Fetches those that failed once more. */
  tryAgain: () => void;
  close: () => void;
}

export const tileKey = ({ level, column, row }: VisibleTile) => `${level}/${column}/${row}`;

interface Kept {
  level: number;
  layer: PictureLayer;
}

export function createTileLoader(tilesUrl: string): TileLoader {
  const kept = new Map<string, Kept>();
  const failed = new Set<string>();
  const loading = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  let wanted: VisibleTile[] = [];
  let layers: PictureLayer[] = [];

  const announce = () => {
    layers = [...kept.values()]
      .toSorted((one, other) => other.level - one.level)
      .map(({ layer }) => layer);
    for (const listener of listeners) listener();
  };

  const fetchNext = () => {
    const next = wanted.find((tile) => {
      const key = tileKey(tile);
      return !kept.has(key) && !loading.has(key) && !failed.has(key);
    });
    if (!next || loading.size >= mostAtOnce) return;
    const key = tileKey(next);
    const abort = new AbortController();
    loading.set(key, abort);
    fetchTile(`${tilesUrl}/${key}`, abort.signal)
      .then((bitmap) => {
        if (abort.signal.aborted) return bitmap.close();
        const layer = { key, bitmap, region: next.region, isExact: next.level === 0 };
        kept.set(key, { level: next.level, layer });
        forgetOldest();
        announce();
      })
      // Without the tile, the preview stays and shows the same, less sharply.
      .catch(() => {
        if (abort.signal.aborted) return;
        failed.add(key);
        announce();
      })
      .finally(() => {
        if (loading.get(key) === abort) loading.delete(key);
        fetchNext();
      });
    fetchNext();
  };

  const forgetOldest = () => {
    const wantedKeys = new Set(wanted.map(tileKey));
    for (const [key, { layer }] of kept) {
      if (kept.size <= mostKept) return;
      if (wantedKeys.has(key)) continue;
      kept.delete(key);
      // Only after the stage has been drawn without it.
      setTimeout(() => layer.bitmap.close(), 1000);
    }
  };

  return {
    want(tiles) {
      wanted = tiles;
      const keys = new Set(tiles.map(tileKey));
      for (const [key, abort] of loading) {
        if (keys.has(key)) continue;
        abort.abort();
        loading.delete(key);
      }
      fetchNext();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    layers: () => layers,
    hasFailed: () => failed.size > 0,
    tryAgain() {
      failed.clear();
      fetchNext();
      announce();
    },
    close() {
      for (const abort of loading.values()) abort.abort();
      for (const { layer } of kept.values()) layer.bitmap.close();
      kept.clear();
      layers = [];
    },
  };
}

async function fetchTile(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  // The original's pixel values, not what a colour profile makes of them.
  return createImageBitmap(await fetchBlob(url, signal), { colorSpaceConversion: "none" });
}
