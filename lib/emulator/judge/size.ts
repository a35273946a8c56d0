import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import { refuse } from "./verdict.ts";

export interface PixelSize {
  width: number;
  height: number;
}

/** Reads `W*H`; nothing else is a size in pixels. */
export function readPixels(size: string): PixelSize | undefined {
  const match = /^(\d+)\*(\d+)$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

/** A total of pixels in the ratio of the last image; square without one. W27-ja, W25, QE. */
export function sizeOfArea(side: number, inputs: InputImage[]): PixelSize {
  const last = inputs.at(-1);
  const aspect = last ? last.width / last.height : 1;
  const width = Math.max(1, Math.round(side * Math.sqrt(aspect)));
  return { width, height: Math.max(1, Math.round((side * side) / width)) };
}

interface AreaRules {
  smallestSide: number;
  largestSide: number;
  /** One side at most so many times the other. */
  aspect: number;
}

/** Judges `W*H` by its total of pixels and its ratio. */
export function judgeArea(value: unknown, rules: AreaRules): PixelSize | Refusal {
  const { smallestSide, largestSide, aspect } = rules;
  const size = typeof value === "string" ? readPixels(value) : undefined;
  const pixels = size ? size.width * size.height : 0;
  if (!size || pixels < smallestSide ** 2 || pixels > largestSide ** 2) {
    return refuse(
      `size ${String(value)} must have between ${smallestSide}*${smallestSide} and ${largestSide}*${largestSide} pixels.`,
    );
  }
  if (size.width > aspect * size.height || size.height > aspect * size.width) {
    return refuse(`The aspect ratio of size must be between 1:${aspect} and ${aspect}:1.`);
  }
  return size;
}
