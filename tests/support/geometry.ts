import fc from "fast-check";
import { type Box, boxFault, type PixelSize } from "@/lib/core/box/box";
import type { Viewport } from "@/lib/core/stage/viewport";

export const anyImage: fc.Arbitrary<PixelSize> = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
});

/** A legal box of an image of this size. */
export function anyBoxOf({ width, height }: PixelSize): fc.Arbitrary<Box> {
  const side = (size: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: size }))
      .map(([from, length]): [number, number] => [from, Math.min(size, from + length)]);
  return fc.tuple(side(width), side(height)).map(([[x1, x2], [y1, y2]]): Box => [x1, y1, x2, y2]);
}

export const imageWithBox = anyImage.chain((size) => anyBoxOf(size).map((box) => ({ size, box })));

/** A distance or a position in image pixels, far beyond any image. */
export const anyPoint = fc.record({
  x: fc.double({ min: -9000, max: 9000, noNaN: true }),
  y: fc.double({ min: -9000, max: 9000, noNaN: true }),
});

export const stage: PixelSize = { width: 900, height: 700 };

/** On the stage, in CSS pixels. */
export const anyStagePoint = fc.record({
  left: fc.double({ min: 0, max: stage.width, noNaN: true }),
  top: fc.double({ min: 0, max: stage.height, noNaN: true }),
});

export const anyViewport: fc.Arbitrary<Viewport> = fc.record({
  scale: fc.double({ min: 0.05, max: 32, noNaN: true }),
  left: fc.double({ min: -5000, max: 800, noNaN: true }),
  top: fc.double({ min: -5000, max: 600, noNaN: true }),
});

export const isLegal = (box: Box, size: PixelSize) =>
  box.every(Number.isInteger) && boxFault(box, size) === undefined;
