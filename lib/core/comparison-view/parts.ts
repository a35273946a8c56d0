import type { Box, PixelSize } from "../box/box";
import type { RelativeBox } from "./difference";

/** Ratios closer than this belong to the same picture at different sizes. */
const ratioTolerance = 0.02;

/**
 * Maps a box on an input to the same part of a result. Undefined if their ratios differ, because
 * there is no telling where the box went.
 */
export function partOfResult(
  [x1, y1, x2, y2]: Box,
  input: PixelSize,
  result: PixelSize,
): RelativeBox | undefined {
  const ratio = input.width / input.height / (result.width / result.height);
  if (Math.abs(ratio - 1) > ratioTolerance) return undefined;
  return [x1 / input.width, y1 / input.height, x2 / input.width, y2 / input.height];
}

/** A part in whole pixels of an image, at least one. */
export function pixelsOfPart([left, top, right, bottom]: RelativeBox, image: PixelSize): Box {
  const low = (value: number, size: number) => Math.min(size - 1, Math.round(value * size));
  const x1 = low(left, image.width);
  const y1 = low(top, image.height);
  return [
    x1,
    y1,
    Math.max(x1 + 1, Math.round(right * image.width)),
    Math.max(y1 + 1, Math.round(bottom * image.height)),
  ];
}
