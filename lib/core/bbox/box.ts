import { z } from "zod";

/**
 * A region of an image: `[x1, y1, x2, y2]`, integers, pixels of the upright original,
 * origin at the top left. `x2` and `y2` lie one past the last pixel inside, so `x2 - x1` is the
 * width. W27-ja, bbox_list.
 */
export const boxSchema = z.tuple([z.int(), z.int(), z.int(), z.int()]);
export type Box = z.infer<typeof boxSchema>;

/** The size of an upright image in pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/** What is wrong with a box on an image of the given size, or undefined. */
export type BoxFault = "empty" | "outside";

/** Judges one box: `empty` when it has no area or is reversed, `outside` when it leaves the image. */
export function boxFault([x1, y1, x2, y2]: Box, image: PixelSize): BoxFault | undefined {
  if (x1 >= x2 || y1 >= y2) return "empty";
  if (x1 < 0 || y1 < 0 || x2 > image.width || y2 > image.height) return "outside";
  return undefined;
}
