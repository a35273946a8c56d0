import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import { refuse } from "./verdict.ts";

export interface PixelSize {
  width: number;
  height: number;
}

/** Reads `W*H`; undefined for anything else. */
export function readPixels(size: string): PixelSize | undefined {
  const match = /^(\d+)\*(\d+)$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

/** A total of pixels in the ratio of the last image; square if there is none. W27-ja, W25, QE. */
export function sizeOfArea(side: number, inputs: InputImage[]): PixelSize {
  const last = inputs.at(-1);
  const aspect = last ? last.width / last.height : 1;
  const width = Math.max(1, Math.round(side * Math.sqrt(aspect)));
  return { width, height: Math.max(1, Math.round((side * side) / width)) };
}

/** Rounds both sides down to multiples of 16: the size from an area and a ratio. QEz. */
export function withinSixteens({ width, height }: PixelSize): PixelSize {
  const side = (px: number) => Math.max(16, Math.floor(px / 16) * 16);
  return { width: side(width), height: side(height) };
}

/**
 * Rounds both sides to the nearest multiples of 16, as W26 and QEz draw edits: 1033*1032 becomes
 * 1040*1024.
 */
export function nearestSixteens({ width, height }: PixelSize): PixelSize {
  const side = (px: number) => {
    const [below, rest] = [Math.floor(px / 16), px % 16];
    // Halfway rounds to the even multiple: the document makes 1024 of 1032.
    return 16 * (rest > 8 || (rest === 8 && below % 2 === 1) ? below + 1 : below);
  };
  return { width: side(width), height: side(height) };
}

interface AreaRules {
  smallestSide: number;
  largestSide: number;
  /** The largest ratio between the sides; unlimited if missing. */
  aspect?: number;
}

/** Upstream's messages for a malformed size and for one too small or too large. */
export interface AreaWords {
  format: (value: unknown) => string;
  area: (size: PixelSize) => string;
}

/** The Wan models' messages are not published. */
function wanWords({ smallestSide, largestSide }: AreaRules): AreaWords {
  const range = `between ${smallestSide}*${smallestSide} and ${largestSide}*${largestSide} pixels`;
  return {
    format: (value) => `size ${String(value)} must have ${range}.`,
    area: ({ width, height }) => `size ${width}*${height} must have ${range}.`,
  };
}

/** Validates `W*H` by its total of pixels and its ratio. */
export function judgeArea(
  value: unknown,
  rules: AreaRules,
  words: AreaWords = wanWords(rules),
): PixelSize | Refusal {
  const { smallestSide, largestSide, aspect = Number.POSITIVE_INFINITY } = rules;
  const size = typeof value === "string" ? readPixels(value) : undefined;
  if (!size) return refuse(words.format(value));
  const pixels = size.width * size.height;
  if (pixels < smallestSide ** 2 || pixels > largestSide ** 2) return refuse(words.area(size));
  if (size.width > aspect * size.height || size.height > aspect * size.width) {
    return refuse(`The aspect ratio of size must be between 1:${aspect} and ${aspect}:1.`);
  }
  return size;
}
