import { toOklch } from "./oklch";
import type { Palette, Swatch } from "./palette";

export const paletteOrders = ["share", "lightness", "hue"] as const;
export type PaletteOrder = (typeof paletteOrders)[number];

/** Below this chroma a hue is nothing that anybody sees. */
const greyBelow = 0.02;

/** The colours in another order, each with its share: the largest, the lightest or the reddest first. */
export function sorted(palette: Palette, order: PaletteOrder): Palette {
  return palette.toSorted((one, other) => rankOf(one, order) - rankOf(other, order));
}

/**
 * The order that is next in turn; one that the colours have already is passed over, as it would
 * change nothing. Undefined where no order would.
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
