import type { PixelSize } from "@/lib/core/box/box";
import type { ExactSizeRule } from "@/lib/core/models/model";
import { exactProblems } from "./validate-size";

const anySide = { min: 1, max: Number.POSITIVE_INFINITY };

/** If a rule sets no ratio, its side limits imply one; without these, any ratio is allowed. */
function aspectsOf({ aspect, sidePx }: ExactSizeRule) {
  if (aspect) return aspect;
  const most = sidePx ? sidePx.max / sidePx.min : Number.POSITIVE_INFINITY;
  return { min: 1 / most, max: most };
}

/** What of a region is drawn where any ratio is allowed: beyond, it would be a thin line. */
const drawnAspect = 8;

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

export const isAllowedSize = (size: PixelSize, rule: ExactSizeRule): boolean =>
  exactProblems(size, rule).length === 0;

/**
 * The widths of the smallest and largest picture with an aspect, in pixels. If nothing is allowed,
 * the smallest exceeds the largest.
 */
function widthsOf(aspect: number, { pixels, sidePx = anySide }: ExactSizeRule) {
  const longer = Math.max(1, aspect);
  const shorter = Math.min(1, aspect);
  // The longer side is width × longer ÷ aspect, the shorter one width × shorter ÷ aspect.
  const least = Math.max((sidePx.min * aspect) / shorter, Math.sqrt((pixels?.min ?? 0) * aspect));
  const most = Math.min(
    (sidePx.max * aspect) / longer,
    Math.sqrt((pixels?.max ?? Number.POSITIVE_INFINITY) * aspect),
  );
  return { least, most };
}

/** The allowed size nearest to the one wanted, in whole pixels. Aspect counts first. */
export function nearestAllowedSize(wish: PixelSize, rule: ExactSizeRule): PixelSize {
  const range = aspectsOf(rule);
  const aspect = clamp(Math.max(1, wish.width) / Math.max(1, wish.height), range.min, range.max);
  const { least, most } = widthsOf(aspect, rule);
  const width = clamp(Math.max(1, wish.width), least, most);
  const ways = [Math.round, Math.floor, Math.ceil];
  const near = ways.flatMap((across) =>
    ways.map((down) => ({ width: across(width), height: down(width / aspect) })),
  );
  const allowed = near.find((size) => isAllowedSize(size, rule));
  if (allowed) return allowed;
  // Rounding left a corner of the region, so move a little towards its middle.
  const middle = (least + most) / 2;
  for (let part = 0.001; part <= 1; part += 0.001) {
    const inner = width + (middle - width) * part;
    const size = { width: Math.round(inner), height: Math.round(inner / aspect) };
    if (isAllowedSize(size, rule)) return size;
  }
  const side = Math.round(middle);
  return { width: side, height: side };
}

/** Points per edge of the region's outline. */
const steps = 48;

/** The outline of all sizes that a rule allows, as points of width and height in pixels. */
export function regionOutline(rule: ExactSizeRule): PixelSize[] {
  const range = aspectsOf(rule);
  const isLimited = Number.isFinite(range.max);
  const low = Math.log(isLimited ? range.min : 1 / drawnAspect);
  const high = Math.log(isLimited ? range.max : drawnAspect);
  const aspects = Array.from({ length: steps + 1 }, (_, step) =>
    Math.exp(low + ((high - low) * step) / steps),
  );
  const edge = (which: "least" | "most") =>
    aspects.flatMap((aspect) => {
      const widths = widthsOf(aspect, rule);
      // No size that the rule allows has this ratio.
      if (widths.least > widths.most) return [];
      return [{ width: widths[which], height: widths[which] / aspect }];
    });
  return [...edge("most"), ...edge("least").toReversed()];
}

/** The other side for a width or height at an aspect; whole pixels, at least one. */
export function atAspect(size: PixelSize, side: keyof PixelSize, value: number): PixelSize {
  const aspect = size.width / Math.max(1, size.height);
  if (side === "width") return { width: value, height: Math.max(1, Math.round(value / aspect)) };
  return { width: Math.max(1, Math.round(value * aspect)), height: value };
}
