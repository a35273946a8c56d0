import type { Palette } from "../palette";
import { aco } from "./aco";
import { ase } from "./ase";
import { css } from "./css";
import { isWeighted, type PaletteFormat, paletteFrom, type ReadColour } from "./format";
import { json } from "./json";
import { decodedText } from "./text";
import { colourList, coolors, gpl, jasc } from "./text-formats";

/** Every format that palettes are written in, those with the most information first. */
export const paletteFormats: PaletteFormat[] = [json, ase, gpl, css, colourList, coolors];

/** The order in which readers are tried: strict ones before those that accept anything. */
const readers = [ase, aco, gpl, jasc, json, coolors, css, colourList];

/** No palette has more; a text with thousands of codes is something else. */
const mostColours = 256;

/** A palette that was read, and what was left out of it. */
export interface ReadPalette {
  palette: Palette;
  /** What should be a colour but cannot be read, as the file names it. */
  unread: string[];
  /** How many colours were duplicates. */
  doubles: number;
}

/**
 * The palette in a file or text of any known kind; undefined if there is none. It may have more
 * colours than a model takes.
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

/** A colour with its own share may appear twice; without shares, duplicates mean nothing. */
function onceEach(colours: ReadColour[]): ReadColour[] {
  if (isWeighted(colours)) return colours;
  const known = new Set<string>();
  return colours.filter(({ hex }) => known.size < known.add(hex).size);
}

export function writePaletteText(format: PaletteFormat, palette: Palette): string {
  return decodedText(format.write(palette));
}
