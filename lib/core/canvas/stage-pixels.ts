import type { PixelSize } from "../bbox/box";

/** Tablets refuse a canvas of more pixels than this: 4096 × 4096. */
export const largestCanvasPixels = 4096 * 4096;

/** Device pixels a CSS pixel on a stage's canvas: the screen's, or fewer where that would be too many. */
export function stagePixelRatio({ width, height }: PixelSize, devicePixelRatio: number): number {
  const area = Math.max(1, width * height);
  // A canvas has whole pixels: rounding up must not go beyond.
  return Math.min(devicePixelRatio, Math.sqrt(largestCanvasPixels / area) * 0.999);
}
