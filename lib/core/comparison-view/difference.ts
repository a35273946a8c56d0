import { lightOf, type Oklab, oklabOf, squaredDistance } from "../palette/oklab";

/**
 * How two pixels are compared. `values`: the greatest difference of a channel, 0 to 100 % of its
 * range. `seen`: ΔE OK, the distance in OKLab times 100; from about 2 on it is visible side by
 * side.
 */
export type DifferenceKind = "values" | "seen";

/** Opaque pixels, four bytes each, rows from the top. */
export interface OpaquePixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** A part of an image: left, top, right, bottom, each 0 to 1. */
export type RelativeBox = readonly [number, number, number, number];

export interface DifferenceNumbers {
  /** The share of pixels that differ by more than the threshold, 0 to 1. */
  share: number;
  mean: number;
  greatest: number;
}

/**
 * How much each pixel differs from the one in the same place.
 * @param one and `other` must have the same size
 */
export function differencesOf(
  one: OpaquePixels,
  other: OpaquePixels,
  kind: DifferenceKind,
): Float32Array {
  const count = one.width * one.height;
  const differences = new Float32Array(count);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const at = pixel * 4;
    const red = byteAt(one, at) - byteAt(other, at);
    const green = byteAt(one, at + 1) - byteAt(other, at + 1);
    const blue = byteAt(one, at + 2) - byteAt(other, at + 2);
    if (red === 0 && green === 0 && blue === 0) continue;
    differences[pixel] =
      kind === "values"
        ? (Math.max(Math.abs(red), Math.abs(green), Math.abs(blue)) / 255) * 100
        : Math.sqrt(squaredDistance(oklabAt(one, at), oklabAt(other, at))) * 100;
  }
  return differences;
}

const byteAt = ({ data }: OpaquePixels, at: number) => data[at] ?? 0;

function oklabAt(pixels: OpaquePixels, at: number): Oklab {
  return oklabOf(
    lightOf(byteAt(pixels, at)),
    lightOf(byteAt(pixels, at + 1)),
    lightOf(byteAt(pixels, at + 2)),
  );
}

/** The numbers for a whole image or part of it. A part without pixels has no difference. */
export function differenceNumbersOf(
  differences: Float32Array,
  { width, height }: { width: number; height: number },
  threshold: number,
  part: RelativeBox = [0, 0, 1, 1],
): DifferenceNumbers {
  const [left, top, right, bottom] = pixelBox(part, width, height);
  let over = 0;
  let sum = 0;
  let greatest = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const difference = differences[row * width + column] ?? 0;
      if (difference > threshold) over += 1;
      sum += difference;
      if (difference > greatest) greatest = difference;
    }
  }
  const count = Math.max(1, (right - left) * (bottom - top));
  return { share: over / count, mean: sum / count, greatest };
}

/** The whole pixels that a part covers. */
function pixelBox([left, top, right, bottom]: RelativeBox, width: number, height: number) {
  const within = (value: number, size: number) =>
    Math.min(size, Math.max(0, Math.round(value * size)));
  return [
    within(left, width),
    within(top, height),
    within(right, width),
    within(bottom, height),
  ] as const;
}

/**
 * The size at which two images have the same number of pixels for the same part, without enlarging
 * either.
 */
export function sharedSize(
  one: { width: number; height: number },
  other: { width: number; height: number },
  longestSide: number,
): { width: number; height: number } {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** From the threshold to the greatest difference: violet, orange, nearly white. */
const heat = [
  [124, 77, 255],
  [255, 122, 61],
  [255, 244, 214],
] as const;

/** The first image in dim grey, with everything that differs by more than the threshold on top. */
export function differenceMap(
  one: OpaquePixels,
  differences: Float32Array,
  threshold: number,
): Uint8ClampedArray<ArrayBuffer> {
  const map = new Uint8ClampedArray(differences.length * 4);
  // Full brightness is this far above the threshold: more would leave small differences dark.
  const span = Math.max(20, threshold);
  differences.forEach((difference, pixel) => {
    const at = pixel * 4;
    const grey =
      (byteAt(one, at) * 0.2126 + byteAt(one, at + 1) * 0.7152 + byteAt(one, at + 2) * 0.0722) *
      0.35;
    const [red, green, blue] =
      difference > threshold ? heatAt((difference - threshold) / span) : [grey, grey, grey];
    map.set([red, green, blue, 255], at);
  });
  return map;
}

function heatAt(part: number): [number, number, number] {
  const place = Math.min(1, part) * (heat.length - 1);
  const below = heat[Math.floor(place)] ?? heat[0];
  const above = heat[Math.min(heat.length - 1, Math.floor(place) + 1)] ?? heat[0];
  const rest = place - Math.floor(place);
  const mix = (channel: 0 | 1 | 2) => below[channel] + (above[channel] - below[channel]) * rest;
  return [mix(0), mix(1), mix(2)];
}
