import { type Box, boxBetween, boxFault, type PixelSize } from "./box";

/** Where a box is on a cropped or turned image: a box of the whole image says nothing. */
export type BoxOn = Box | "whole" | "outside";

/** A box on a part cut out of its image; outside if it reaches out of the part. */
export function croppedBox([x1, y1, x2, y2]: Box, [left, top, right, bottom]: Box): BoxOn {
  const part = { width: right - left, height: bottom - top };
  const box: Box = [x1 - left, y1 - top, x2 - left, y2 - top];
  if (boxFault(box, part) !== undefined) return "outside";
  return isWhole(box, part) ? "whole" : box;
}

const isWhole = ([x1, y1, x2, y2]: Box, { width, height }: PixelSize) =>
  x1 === 0 && y1 === 0 && x2 === width && y2 === height;

/** A box on its image turned to the right by a quarter. */
export function turnedBox([x1, y1, x2, y2]: Box, { height }: PixelSize): Box {
  return [height - y2, x1, height - y1, x2];
}

/** The part of a box that lies on the image. */
export function clippedBox([x1, y1, x2, y2]: Box, image: PixelSize): Box {
  return boxBetween({ x: x1, y: y1 }, { x: x2, y: y2 }, image);
}
