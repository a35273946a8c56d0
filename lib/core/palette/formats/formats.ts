import type { Palette } from "../palette";
import { ase } from "./ase";
import { type PaletteFormat, paletteFrom, textOf } from "./format";
import { json } from "./json";
import { coolors, css, gpl, hexList } from "./text-formats";

/** Every format that palettes are written in, the most telling first. */
export const paletteFormats: PaletteFormat[] = [json, ase, gpl, css, hexList, coolors];

/** In which order a content is tried: those that are sure of themselves before those that take anything. */
const readers = [ase, gpl, json, coolors, css, hexList];

/** No palette has more; a text of thousands of codes is something else. */
const mostColours = 256;

/**
 * The palette in a file or in a text of any known kind; undefined where there is none. It may have
 * more colours than a model takes.
 */
export function readPalette(content: Uint8Array): Palette | undefined {
  for (const format of readers) {
    const colours = format.read(content);
    if (colours && colours.length > 0) return paletteFrom(colours.slice(0, mostColours));
  }
  return undefined;
}

export function writePaletteText(format: PaletteFormat, palette: Palette): string {
  return textOf(format.write(palette));
}
