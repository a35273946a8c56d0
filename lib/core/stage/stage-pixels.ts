import type { PixelSize } from "../box/box";

/** Tablets refuse a canvas with more pixels than this: 4096 × 4096. */
export const largestCanvasPixels = 4096 * 4096;

/**
 * Device pixels per CSS pixel on a stage's canvas: the screen's ratio, or less if that would be too
 * many pixels.
 */
export function stagePixelRatio({ width, height }: PixelSize, devicePixelRatio: number): number {
  const area = Math.max(1, width * height);
  // A canvas has whole pixels: rounding up must not exceed the limit.
  return Math.min(devicePixelRatio, Math.sqrt(largestCanvasPixels / area) * 0.999);
}
