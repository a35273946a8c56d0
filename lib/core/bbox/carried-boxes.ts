import { type Box, boxFault, mappedBox, type PixelSize } from "./box";

/**
 * The boxes of an image on another one that takes its place. On one of the same size they stay as
 * they are; on one of the same proportions they mark the same regions; otherwise only those stay
 * that lie inside, because nobody knows what the others would mark.
 * @param from undefined where the size of the image before is not known
 */
export function carriedBoxes(boxes: Box[], from: PixelSize | undefined, to: PixelSize): Box[] {
  if (from && from.width === to.width && from.height === to.height) return boxes;
  const mapped =
    from && hasProportionsOf(from, to) ? boxes.map((box) => mappedBox(box, from, to)) : boxes;
  return mapped.filter((box) => boxFault(box, to) === undefined);
}

/** Whether one is the other scaled: programs round the sides, so one of them may be 1 px off. */
function hasProportionsOf(one: PixelSize, other: PixelSize): boolean {
  const difference = Math.abs(one.width * other.height - one.height * other.width);
  return difference <= Math.max(one.width, one.height);
}
