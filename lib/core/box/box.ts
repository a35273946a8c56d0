import { z } from "zod";

/**
 * A region of an image: `[x1, y1, x2, y2]`, integers, in pixels of the upright original, origin at
 * the top left. `x2` and `y2` are one past the last pixel inside, so `x2 - x1` is the width.
 * docs/dashscope.md#boxes
 */
export const boxSchema = z.tuple([z.int(), z.int(), z.int(), z.int()]);
export type Box = z.infer<typeof boxSchema>;

/** The size of an upright image in pixels. */
export interface PixelSize {
  width: number;
  height: number;
}

/** What is wrong with a box on an image of a given size. */
export type BoxFault = "empty" | "outside";

/**
 * Checks one box: `empty` if it has no area or is reversed, `outside` if it leaves the image,
 * undefined if it is fine.
 */
export function boxFault([x1, y1, x2, y2]: Box, image: PixelSize): BoxFault | undefined {
  if (x1 >= x2 || y1 >= y2) return "empty";
  if (x1 < 0 || y1 < 0 || x2 > image.width || y2 > image.height) return "outside";
  return undefined;
}

/** A point in an image, in pixels of the upright original; not rounded. */
export interface ImagePoint {
  x: number;
  y: number;
}

export const clamp = (value: number, min: number, max: number) =>
  Math.min(max, Math.max(min, value));

/** Sorts two coordinates, rounds them, and keeps them within 0…size and at least 1 apart. */
function interval(one: number, other: number, size: number): [number, number] {
  const low = clamp(Math.round(Math.min(one, other)), 0, size - 1);
  const high = clamp(Math.round(Math.max(one, other)), low + 1, size);
  return [low, high];
}

/**
 * The box between two points in any order: whole pixels, inside the image, at least 1 px a side.
 */
export function boxBetween(one: ImagePoint, other: ImagePoint, image: PixelSize): Box {
  const [x1, x2] = interval(one.x, other.x, image.width);
  const [y1, y2] = interval(one.y, other.y, image.height);
  return [x1, y1, x2, y2];
}

/** The box moved by a distance in image pixels. It keeps its size and stays inside the image. */
export function movedBox([x1, y1, x2, y2]: Box, by: ImagePoint, image: PixelSize): Box {
  const dx = clamp(Math.round(by.x), -x1, image.width - x2);
  const dy = clamp(Math.round(by.y), -y1, image.height - y2);
  return [x1 + dx, y1 + dy, x2 + dx, y2 + dy];
}

/** A box in the middle of the image, a third as wide and as high. */
export function centredBox({ width, height }: PixelSize): Box {
  return boxBetween(
    { x: width / 3, y: height / 3 },
    { x: (width * 2) / 3, y: (height * 2) / 3 },
    { width, height },
  );
}

/** The range an edge or side of the box can take on this image, leaving the box at least 1 px. */
export function rangeOf(
  [x1, y1]: Box,
  part: BoxPart,
  { width, height }: PixelSize,
): { min: number; max: number } {
  if (part === "width") return { min: 1, max: width - x1 };
  if (part === "height") return { min: 1, max: height - y1 };
  const size = part.startsWith("x") ? width : height;
  return part.endsWith("1") ? { min: 0, max: size - 1 } : { min: 1, max: size };
}

/** One of the numbers that describe a box. */
export type BoxPart = "x1" | "y1" | "x2" | "y2" | keyof PixelSize;

/**
 * The box with one number replaced, kept inside the image. Changing the width or height leaves the
 * top left in place. An edge set beyond the opposite one pushes it along, so that four numbers can
 * be typed in any order.
 */
export function withPart(box: Box, part: BoxPart, value: number, image: PixelSize): Box {
  const [x1, y1, x2, y2] = box;
  const { min, max } = rangeOf(box, part, image);
  const edge = clamp(Math.round(value), min, max);
  const above = (low: number, high: number, size: number) =>
    edge < high ? high : Math.min(size, edge + high - low);
  const below = (low: number, high: number) => (edge > low ? low : Math.max(0, edge - high + low));
  switch (part) {
    case "x1":
      return [edge, y1, above(x1, x2, image.width), y2];
    case "y1":
      return [x1, edge, x2, above(y1, y2, image.height)];
    case "x2":
      return [below(x1, x2), y1, edge, y2];
    case "y2":
      return [x1, below(y1, y2), x2, edge];
    case "width":
      return [x1, y1, x1 + edge, y2];
    case "height":
      return [x1, y1, x2, y1 + edge];
  }
}

/**
 * The same region on a copy of the image that has another size. Each edge goes to the nearest whole
 * pixel; a region thinner than a pixel becomes the pixel it starts in. If the sizes are equal, the
 * box comes back unchanged.
 */
export function mappedBox([x1, y1, x2, y2]: Box, from: PixelSize, to: PixelSize): Box {
  if (from.width === to.width && from.height === to.height) return [x1, y1, x2, y2];
  const [left, right] = mappedInterval(x1, x2, to.width / from.width);
  const [top, bottom] = mappedInterval(y1, y2, to.height / from.height);
  return [left, top, right, bottom];
}

function mappedInterval(low: number, high: number, scale: number): [number, number] {
  const [start, end] = [Math.round(low * scale), Math.round(high * scale)];
  if (start < end) return [start, end];
  const pixel = Math.floor(low * scale);
  return [pixel, pixel + 1];
}
