import { z } from "zod";

/** The sum of all ratios of a palette: 100.00 % in hundredths of a percent. */
export const fullRatio = 10_000;

/** A colour and its share of the picture in hundredths of a percent (2351 is "23.51%"). */
export const swatchSchema = z.object({
  hex: z.string().regex(/^#[0-9A-F]{6}$/),
  ratio: z.int().min(0).max(fullRatio),
});
type Swatch = z.infer<typeof swatchSchema>;
export type Palette = Swatch[];

/** The smallest share a colour can have: 0.01 %. */
const smallest = 1;

/** A ratio as upstream wants it: two decimals and a percent sign. W27-ja, color_palette. */
export function formatRatio(ratio: number): string {
  return `${(ratio / 100).toFixed(2)}%`;
}

/**
 * Whole ratios, each at least 0.01 %, that sum to `total` and stand to each other as the weights
 * do; what rounding leaves goes to the largest remainders.
 */
function shareOut(weights: number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const spare = total - weights.length * smallest;
  const exact = weights.map((weight) =>
    sum > 0 ? (weight / sum) * spare : spare / weights.length,
  );
  const ratios = exact.map((value) => Math.floor(value) + smallest);
  const left = total - ratios.reduce((all, ratio) => all + ratio, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder);
  for (const { index } of byRemainder.slice(0, left)) ratios[index] = (ratios[index] ?? 0) + 1;
  return ratios;
}

const withRatios = (palette: Palette, ratios: number[]): Palette =>
  palette.map((swatch, index) => ({ ...swatch, ratio: ratios[index] ?? swatch.ratio }));

const ratiosOf = (palette: Palette) => palette.map(({ ratio }) => ratio);

/** The colours with equal shares. */
export function evenedOut(palette: Palette): Palette {
  return withRatios(
    palette,
    shareOut(
      palette.map(() => 1),
      fullRatio,
    ),
  );
}

/** A palette of the colours with equal shares. */
export function paletteOf(colours: string[]): Palette {
  return evenedOut(colours.map((hex) => ({ hex, ratio: 0 })));
}

/** Adds a colour at the end with an equal share, which the others give in proportion. */
export function withColour(palette: Palette, hex: string): Palette {
  const ratio = Math.round(fullRatio / (palette.length + 1));
  if (palette.length === 0) return [{ hex, ratio: fullRatio }];
  return [...withRatios(palette, shareOut(ratiosOf(palette), fullRatio - ratio)), { hex, ratio }];
}

/** Takes a colour out; the others get its share in proportion. */
export function withoutColour(palette: Palette, index: number): Palette {
  const others = palette.filter((_, place) => place !== index);
  return others.length === 0 ? [] : withRatios(others, shareOut(ratiosOf(others), fullRatio));
}

export function withHex(palette: Palette, index: number, hex: string): Palette {
  return palette.map((swatch, place) => (place === index ? { ...swatch, hex } : swatch));
}

/** Gives a colour a share; the others share the rest as they stood to each other. */
export function withRatio(palette: Palette, index: number, ratio: number): Palette {
  const others = palette.filter((_, place) => place !== index);
  if (others.length === 0) return palette;
  const most = fullRatio - others.length * smallest;
  const own = Math.min(most, Math.max(smallest, Math.round(ratio)));
  const shared = shareOut(ratiosOf(others), fullRatio - own);
  shared.splice(index, 0, own);
  return withRatios(palette, shared);
}

/**
 * Moves the border between a colour and the next by a ratio: what one gains the other gives. Never
 * further than either has.
 */
export function withBorderMoved(palette: Palette, index: number, by: number): Palette {
  const left = palette[index];
  const right = palette[index + 1];
  if (!left || !right) return palette;
  const moved = Math.min(right.ratio - smallest, Math.max(smallest - left.ratio, Math.round(by)));
  return palette.map((swatch, place) => {
    if (place === index) return { ...swatch, ratio: swatch.ratio + moved };
    if (place === index + 1) return { ...swatch, ratio: swatch.ratio - moved };
    return swatch;
  });
}
