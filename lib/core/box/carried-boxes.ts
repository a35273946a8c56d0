import { type Box, boxFault, mappedBox, type PixelSize } from "./box";

/**
 * An image's boxes on the image that replaces it. If the sizes match, they stay as they are; if the
 * proportions match, they mark the same regions; otherwise only those inside the new image stay,
 * because there is no telling what the others would mark.
 * @param from undefined if the size of the previous image is unknown
 */
export function carriedBoxes(boxes: Box[], from: PixelSize | undefined, to: PixelSize): Box[] {
  if (from && from.width === to.width && from.height === to.height) return boxes;
  const mapped =
    from && hasProportionsOf(from, to) ? boxes.map((box) => mappedBox(box, from, to)) : boxes;
  return mapped.filter((box) => boxFault(box, to) === undefined);
}

/** Whether one size is the other scaled. Programs round the sides, so one side may be 1 px off. */
function hasProportionsOf(one: PixelSize, other: PixelSize): boolean {
  const difference = Math.abs(one.width * other.height - one.height * other.width);
  return difference <= Math.max(one.width, one.height);
}

/** How much the proportions of an edited image may differ from its input's: sides are rounded. */
const nearness = 0.1;

/**
 * The boxes of an image on the one that was made from it by editing: the same regions, in scale.
 * Undefined if its shape is another, so that nobody can tell where they are.
 * @param from undefined if the size of the image they were drawn on is unknown
 */
export function boxesInScale(
  boxes: Box[],
  from: PixelSize | undefined,
  to: PixelSize,
): Box[] | undefined {
  if (boxes.length === 0) return boxes;
  if (!from) return undefined;
  const change = (to.width * from.height) / (to.height * from.width);
  if (Math.abs(Math.log(change)) > nearness) return undefined;
  return boxes.map((box) => mappedBox(box, from, to));
}
