import { z } from "zod";
import { type Box, boxSchema, clamp, mappedBox, movedBox, type PixelSize } from "./box";

/** A copied box and the size of the image it was on. */
export const copiedBoxSchema = z.object({
  box: boxSchema,
  width: z.int().positive(),
  height: z.int().positive(),
});
export type CopiedBox = z.infer<typeof copiedBoxSchema>;

/** Paste at the same pixels, or over the same part of the image. */
export type PasteWay = "pixels" | "proportion";

/** In image pixels: how far a pasted box shifts so that it does not exactly cover another. */
const shift = 16;

/** A copied box on another image: inside it, and not exactly on top of an existing box. */
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

/** Keeps the pixels; moves the box inside if it does not fit, and shrinks it only if it must. */
function fitInto([x1, y1, x2, y2]: Box, image: PixelSize): Box {
  const width = Math.min(x2 - x1, image.width);
  const height = Math.min(y2 - y1, image.height);
  const left = clamp(x1, 0, image.width - width);
  const top = clamp(y1, 0, image.height - height);
  return [left, top, left + width, top + height];
}
