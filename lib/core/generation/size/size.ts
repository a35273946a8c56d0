import type { PixelSize } from "@/lib/core/box/box";
import type { Model, Situation } from "@/lib/core/models/model";
import { unsetPixelsOf } from "@/lib/core/models/rules";

/** Reads `width*height` in pixels; undefined for anything else, including a tier. */
export function parseExactSize(size: string): PixelSize | undefined {
  const match = /^(\d{1,6})\*(\d{1,6})$/.exec(size);
  if (!match) return undefined;
  return { width: Number(match[1]), height: Number(match[2]) };
}

/** Whether the model takes this kind of size in any situation, whether or not it is in range. */
export function knowsSize(model: Model, size: string): boolean {
  const rule = model.parameters.size;
  if (!rule) return false;
  if (rule.listed) return [...rule.listed.offered, ...rule.listed.alsoTaken].includes(size);
  return rule.tiers.some(({ name }) => name === size) || parseExactSize(size) !== undefined;
}

/** About how many pixels a picture will have; undefined where nobody says. */
export function expectedPixels(
  model: Model,
  size: string | undefined,
  situation: Pick<Situation, "hasInputs">,
): number | undefined {
  if (size === undefined) return unsetPixelsOf(model, situation);
  const exact = parseExactSize(size);
  if (exact) return exact.width * exact.height;
  return model.parameters.size?.tiers.find(({ name }) => name === size)?.pixels;
}

/**
 * The approximate size in pixels that upstream will use; it may deviate from an exact one as well. A
 * tier, or no size, sets the total of pixels: with inputs the ratio is that of the last one, without
 * inputs it is square. docs/dashscope.md#sizes
 */
export function expectedSize(
  model: Model,
  size: string | undefined,
  lastInput: PixelSize | undefined,
): PixelSize | undefined {
  const exact = size === undefined ? undefined : parseExactSize(size);
  const hasInputs = lastInput !== undefined;
  if (exact) return roundedSize(exact, model, hasInputs);
  const pixels = expectedPixels(model, size, { hasInputs });
  if (pixels === undefined) return undefined;
  const aspect = lastInput ? lastInput.width / lastInput.height : 1;
  // Rounded down because the total is also a limit, so that this size can be requested in pixels.
  const whole = (side: number) => Math.floor(side + 1e-6);
  return { width: whole(Math.sqrt(pixels * aspect)), height: whole(Math.sqrt(pixels / aspect)) };
}

/** An exact size as the model rounds it: halves to the even multiple, as 1032 becomes 1024. */
function roundedSize(size: PixelSize, model: Model, hasInputs: boolean): PixelSize {
  const rounding = model.parameters.size?.rounding;
  if (!rounding || (rounding.withInputsOnly && !hasInputs)) return size;
  const { multiple } = rounding;
  const rounded = (side: number) => {
    const times = side / multiple;
    const nearest = times % 1 === 0.5 ? 2 * Math.round(times / 2) : Math.round(times);
    return Math.max(1, nearest) * multiple;
  };
  return { width: rounded(size.width), height: rounded(size.height) };
}
