import type { PixelSize } from "../bbox/box";
import type { Model } from "../models/model";

/** Reads `width*height` in pixels; undefined for anything else, a tier included. */
export function parseExactSize(size: string): PixelSize | undefined {
  const match = /^(\d{1,6})\*(\d{1,6})$/.exec(size);
  if (!match) return undefined;
  return { width: Number(match[1]), height: Number(match[2]) };
}

/**
 * The size in pixels that upstream will about use. A tier is a total of pixels: with inputs it
 * takes the ratio of the last one, without it is square. W27-ja, size.
 */
export function expectedSize(
  model: Model,
  size: string,
  lastInput: PixelSize | undefined,
): PixelSize | undefined {
  const exact = parseExactSize(size);
  if (exact) return exact;
  const tier = model.parameters.size?.tiers.find(({ name }) => name === size);
  if (!tier) return undefined;
  const aspect = lastInput ? lastInput.width / lastInput.height : 1;
  const width = Math.sqrt(tier.pixels * aspect);
  return { width: Math.round(width), height: Math.round(width / aspect) };
}
