import { z } from "zod";
import { type Box, boxSchema, clamp, mappedBox, movedBox, type PixelSize } from "./box";

/** A box that was copied, and the size of the image that it lay on. */
export const copiedBoxSchema = z.object({
  box: boxSchema,
  width: z.int().positive(),
  height: z.int().positive(),
});
export type CopiedBox = z.infer<typeof copiedBoxSchema>;

/** By its pixels, or by the part of the image that it covered. */
export type PasteWay = "pixels" | "proportion";

/** How far a box is shifted that would lie exactly on another one, in image pixels. */
const shift = 16;

/** A copied box as it lies on another image: inside it, and not exactly on a box that is there. */
export function pastedBox(
  { box, ...from }: CopiedBox,
  image: PixelSize,
  way: PasteWay,
  others: Box[],
): Box {
  const pasted = way === "proportion" ? mappedBox(box, from, image) : fitInto(box, image);
  const isTaken = others.some((other) => other.every((value, index) => value === pasted[index]));
  if (!isTaken) return pasted;
  const aside = movedBox(pasted, { x: shift, y: shift }, image);
  return aside[0] === pasted[0] && aside[1] === pasted[1]
    ? movedBox(pasted, { x: -shift, y: -shift }, image)
    : aside;
}

/** The same pixels; what does not fit is moved inside, and made smaller only where it must be. */
function fitInto([x1, y1, x2, y2]: Box, image: PixelSize): Box {
  const width = Math.min(x2 - x1, image.width);
  const height = Math.min(y2 - y1, image.height);
  const left = clamp(x1, 0, image.width - width);
  const top = clamp(y1, 0, image.height - height);
  return [left, top, left + width, top + height];
}
