import { paletteFrom } from "./formats/format";
import type { ReadPalette } from "./formats/formats";
import type { Palette } from "./palette";

/** What of a palette that was read is not in the draft. */
export interface LeftOut {
  /** How many colours the palette has, of how many there were. */
  count: number;
  all: number;
  unread: string[];
  doubles: number;
}

/** As much of a palette that was read as a model takes; the shares stand to each other as they did. */
export function takenFrom(
  { palette, unread, doubles }: ReadPalette,
  max: number,
): { palette: Palette; leftOut: LeftOut } {
  const kept = palette.slice(0, max);
  const isCut = kept.length < palette.length;
  const leftOut = { count: kept.length, all: palette.length, unread, doubles };
  if (!isCut) return { palette, leftOut };
  return { palette: paletteFrom(kept.map(({ hex, ratio }) => ({ hex, weight: ratio }))), leftOut };
}
