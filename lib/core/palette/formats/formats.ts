import type { Palette } from "../palette";
import { aco } from "./aco";
import { ase } from "./ase";
import { css } from "./css";
import { isWeighted, type PaletteFormat, paletteFrom, type ReadColour } from "./format";
import { json } from "./json";
import { textOf } from "./text";
import { colourList, coolors, gpl, jasc } from "./text-formats";

/** Every format that palettes are written in, the most telling first. */
export const paletteFormats: PaletteFormat[] = [json, ase, gpl, css, colourList, coolors];

/** In which order a content is tried: those that are sure of themselves before those that take anything. */
const readers = [ase, aco, gpl, jasc, json, coolors, css, colourList];

/** No palette has more; a text of thousands of codes is something else. */
const mostColours = 256;

/** A palette that was read, and what of its file is not in it. */
export interface ReadPalette {
  palette: Palette;
  /** What should be a colour and cannot be read, as the file calls it. */
  unread: string[];
  /** How many colours were there already. */
  doubles: number;
}

/**
 * The palette in a file or in a text of any known kind; undefined where there is none. It may have
 * more colours than a model takes.
 */
export function readPalette(content: Uint8Array): ReadPalette | undefined {
  for (const reader of readers) {
    const found = reader.read(content);
    if (!found || found.colours.length === 0) continue;
    const colours = onceEach(found.colours).slice(0, mostColours);
    return {
      palette: paletteFrom(colours),
      unread: found.unread,
      doubles: Math.min(found.colours.length, mostColours) - colours.length,
    };
  }
  return undefined;
}

/** A colour with a share of its own may be there twice; without, twice says no more than once. */
function onceEach(colours: ReadColour[]): ReadColour[] {
  if (isWeighted(colours)) return colours;
  const known = new Set<string>();
  return colours.filter(({ hex }) => known.size < known.add(hex).size);
}

export function writePaletteText(format: PaletteFormat, palette: Palette): string {
  return textOf(format.write(palette));
}
