import { type Box, boxBetween, boxFault, type PixelSize } from "./box";

/** The boxes on a part cut out of their image; those that reach out of it are gone. */
export function croppedBoxes(boxes: Box[], [left, top, right, bottom]: Box): Box[] {
  const part = { width: right - left, height: bottom - top };
  return boxes
    .map(([x1, y1, x2, y2]): Box => [x1 - left, y1 - top, x2 - left, y2 - top])
    .filter((box) => boxFault(box, part) === undefined && !isWhole(box, part));
}

/** A box of the whole image says nothing. */
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
