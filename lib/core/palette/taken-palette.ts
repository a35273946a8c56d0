import { paletteFrom } from "./formats/format";
import type { ReadPalette } from "./formats/formats";
import type { Palette } from "./palette";

/** The parts of an imported palette that are not in the draft. */
export interface LeftOutColours {
  /** How many colours the palette has, out of how many it had. */
  count: number;
  all: number;
  unread: string[];
  doubles: number;
}

/** As much of an imported palette as a model takes, with its shares in the same proportions. */
export function takenFrom(
  { palette, unread, doubles }: ReadPalette,
  max: number,
): { palette: Palette; leftOut: LeftOutColours } {
  const kept = palette.slice(0, max);
  const isCut = kept.length < palette.length;
  const leftOut = { count: kept.length, all: palette.length, unread, doubles };
  if (!isCut) return { palette, leftOut };
  return { palette: paletteFrom(kept.map(({ hex, ratio }) => ({ hex, weight: ratio }))), leftOut };
}
