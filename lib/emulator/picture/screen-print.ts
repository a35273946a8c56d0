import type { Plan } from "../plan.ts";

/** Pixels as three bytes each, row by row. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

const levels = 256;

/**
 * Prints a picture in the colours of a palette alone, each on its exact share of the pixels (by
 * largest remainder): the darkest colour on the darkest pixels, and so on.
 */
export function screenPrint({ data, width, height }: Pixels, palette: Plan["palette"]): Buffer {
  const total = width * height;
  const lightness = lightnessOf(data, total);
  const inks = palette
    .map(({ hex, ratio }) => ({ rgb: rgbOf(hex), ratio }))
    .sort((left, right) => brightness(left.rgb) - brightness(right.rgb));
  const counts = shareOut(
    inks.map(({ ratio }) => ratio),
    total,
  );
  const printed = Buffer.alloc(total * 3);
  const order = orderByLightness(lightness);
  let position = 0;
  for (const [index, { rgb }] of inks.entries()) {
    const end = position + (counts[index] ?? 0);
    for (; position < end; position += 1) printed.set(rgb, (order[position] ?? 0) * 3);
  }
  return printed;
}

function lightnessOf(data: Buffer, total: number): Uint8Array {
  const lightness = new Uint8Array(total);
  for (let pixel = 0; pixel < total; pixel += 1) {
    const at = pixel * 3;
    lightness[pixel] =
      ((data[at] ?? 0) * 54 + (data[at + 1] ?? 0) * 183 + (data[at + 2] ?? 0) * 19) >> 8;
  }
  return lightness;
}

/** All pixels from dark to light, equal ones in reading order. A counting sort. */
function orderByLightness(lightness: Uint8Array): Uint32Array {
  const starts = new Uint32Array(levels + 1);
  for (const level of lightness) starts[level + 1] = (starts[level + 1] ?? 0) + 1;
  for (let level = 0; level < levels; level += 1) {
    starts[level + 1] = (starts[level + 1] ?? 0) + (starts[level] ?? 0);
  }
  const order = new Uint32Array(lightness.length);
  for (let pixel = 0; pixel < lightness.length; pixel += 1) {
    const level = lightness[pixel] ?? 0;
    const place = starts[level] ?? 0;
    order[place] = pixel;
    starts[level] = place + 1;
  }
  return order;
}

/**
 * Whole parts of a total in the given shares of 10000; the largest remainders get what rounding
 * leaves.
 */
function shareOut(shares: number[], total: number): number[] {
  const exact = shares.map((share) => (share * total) / 10_000);
  const parts = exact.map(Math.floor);
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRest = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest);
  for (const { index } of byRest) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

function rgbOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const brightness = ([red, green, blue]: [number, number, number]) =>
  red * 0.2126 + green * 0.7152 + blue * 0.0722;
