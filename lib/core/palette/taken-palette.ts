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
  const kept = withAtMost(palette, max);
  return {
    palette: kept,
    leftOut: { count: kept.length, all: palette.length, unread, doubles },
  };
}

/** The first colours of a palette, which share the whole picture in their own proportions. */
export function withAtMost(palette: Palette, max: number): Palette {
  if (palette.length <= max) return palette;
  return paletteFrom(palette.slice(0, max).map(({ hex, ratio }) => ({ hex, weight: ratio })));
}
