import "server-only";
import type { PixelSize } from "@/lib/core/bbox/box";
import { levelSize, type Region } from "@/lib/core/canvas/tiles";
import { createWorkTurns } from "./decoding/work-turns";
import { openPixelStore, type SizedOriginal } from "./pixel-store";
import { fromPixels, type Pixels } from "./pixels";

/** Cuts tiles out of originals. */
export interface TileCutter {
  /**
   * A region of the upright original at 1 / 2^level, as a PNG.
   * @throws what decoding throws, or the signal's reason where nobody waits any more
   */
  cut: (
    original: SizedOriginal,
    region: Region,
    level: number,
    signal: AbortSignal,
  ) => Promise<Buffer<ArrayBuffer>>;
}

export function openTileCutter(): TileCutter {
  const store = openPixelStore();
  // Node works on files with the same four threads: with one that decodes, two that cut leave one, so
  // that a stage full of tiles does not hold up results that are being kept.
  const inTurn = createWorkTurns(2);
  return {
    cut: (original, region, level, signal) =>
      store.use(original, signal, (pixels) =>
        inTurn(() => {
          // A stage that moved on has left; those who are still there come sooner.
          signal.throwIfAborted();
          return render(pixels, region, level);
        }),
      ),
  };
}

/**
 * PNG, since the tile must hold the original's very pixels, also under full transparency. Measured on
 * 1024² pixels, milliseconds and kB, for noise and for smooth colours with grain: level 2 with a
 * filter chosen for each row 72, 2814 and 45, 1355; level 1 with it 54, 3266 and 37, 2078; level 2
 * without 44, 2701 and 41, 2541; lossless WebP at its quickest 59, 2969 and 336, 964.
 */
const lossless = { compressionLevel: 2, adaptiveFiltering: true };

async function render(pixels: Pixels, region: Region, level: number) {
  const image = fromPixels(pixels);
  if (level === 0) return image.extract(region).png(lossless).toBuffer();
  // Making smaller looks at neighbours: without theirs, each tile would end in a seam.
  const wide = widened(region, pixels.info, level);
  const { width, height } = levelSize(wide, level);
  return image
    .extract(wide)
    .resize(width, height, { fit: "fill" })
    .extract({
      left: (region.left - wide.left) / 2 ** level,
      top: (region.top - wide.top) / 2 ** level,
      ...levelSize(region, level),
    })
    .png(lossless)
    .toBuffer();
}

/** More than the three pixels of a level that sharp's kernel looks to each side. */
const marginPx = 4;

/** The region with its neighbourhood, as far as the image goes. */
function widened({ left, top, width, height }: Region, image: PixelSize, level: number): Region {
  const margin = marginPx * 2 ** level;
  // A region begins at a multiple of the tile's side: where there is a margin, it is a whole one.
  const wideLeft = Math.max(0, left - margin);
  const wideTop = Math.max(0, top - margin);
  return {
    left: wideLeft,
    top: wideTop,
    width: Math.min(image.width, left + width + margin) - wideLeft,
    height: Math.min(image.height, top + height + margin) - wideTop,
  };
}
