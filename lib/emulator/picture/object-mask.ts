import type { Pixels } from "./screen-print.ts";

/** How far two neighbouring pixels of a plain ground may differ, of 255. */
const smooth = 9;
/** A smaller share of the pixels is a smooth patch, not a ground. */
const leastGround = 0.2;
/** A larger share leaves no object. */
const mostGround = 0.97;

/**
 * A mask of a picture's object: 255 on it, 0 on the smooth ground that reaches in from the border.
 * Undefined if there is no such ground, as in a photo of a place, or nothing but ground.
 */
export function objectMask({ data, width, height }: Pixels): Buffer | undefined {
  const mask = Buffer.alloc(width * height, 255);
  const reached: number[] = [];
  const reach = (pixel: number) => {
    if (mask[pixel] === 0) return;
    mask[pixel] = 0;
    reached.push(pixel);
  };
  for (let x = 0; x < width; x += 1) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    reach(y * width);
    reach(y * width + width - 1);
  }
  for (let index = 0; index < reached.length; index += 1) {
    const pixel = reached[index] ?? 0;
    const x = pixel % width;
    const neighbours = [
      x > 0 ? pixel - 1 : pixel,
      x < width - 1 ? pixel + 1 : pixel,
      pixel >= width ? pixel - width : pixel,
      pixel < width * (height - 1) ? pixel + width : pixel,
    ];
    for (const neighbour of neighbours) {
      if (isAlike(data, pixel, neighbour)) reach(neighbour);
    }
  }
  const share = reached.length / (width * height);
  return share >= leastGround && share <= mostGround ? mask : undefined;
}

function isAlike(data: Buffer, one: number, other: number): boolean {
  const difference = (part: number) =>
    Math.abs((data[one * 3 + part] ?? 0) - (data[other * 3 + part] ?? 0));
  return difference(0) + difference(1) + difference(2) <= smooth;
}
