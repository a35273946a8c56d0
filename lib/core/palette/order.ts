import { toOklch } from "./oklch";
import type { Palette, Swatch } from "./palette";

export const paletteOrders = ["share", "lightness", "hue"] as const;
export type PaletteOrder = (typeof paletteOrders)[number];

/** Below this chroma nobody sees a hue. */
const greyBelow = 0.02;

/** The colours with their shares in another order: largest, lightest or reddest first. */
export function sorted(palette: Palette, order: PaletteOrder): Palette {
  return palette.toSorted((one, other) => rankOf(one, order) - rankOf(other, order));
}

/**
 * The next order in turn, skipping any that would change nothing. Undefined if none would change
 * anything.
 */
export function nextOrder(palette: Palette, last?: PaletteOrder): PaletteOrder | undefined {
  const begin = last === undefined ? 0 : paletteOrders.indexOf(last) + 1;
  const turn = [...paletteOrders.slice(begin), ...paletteOrders.slice(0, begin)];
  return turn.find((order) =>
    sorted(palette, order).some((swatch, place) => swatch !== palette[place]),
  );
}

function rankOf({ hex, ratio }: Swatch, order: PaletteOrder): number {
  if (order === "share") return -ratio;
  const { l = 0, c = 0, h = 0 } = toOklch(hex) ?? {};
  if (order === "lightness") return -l;
  // Greys after the colours, light before dark.
  return c < greyBelow ? 1000 - l : h;
}
