import { fullRatio, type Palette, paletteOf, shareOut } from "../palette";

/** A colour as the file gives it; not every format has shares. */
export interface ReadColour {
  hex: string;
  /** A weight, proportional to the shares within one palette. */
  weight?: number | undefined;
}

/** The contents of a file or text. */
export interface PaletteContent {
  colours: ReadColour[];
  /** What should be a colour but cannot be read, as the file names it. */
  unread: string[];
}

/** A kind of file or text that palettes are read from. */
export interface PaletteReader {
  /** Undefined: not such a file. */
  read: (content: Uint8Array) => PaletteContent | undefined;
}

/** A kind that palettes are also written in. */
export interface PaletteFormat extends PaletteReader {
  id: "ase" | "gpl" | "css" | "json" | "hex" | "coolors";
  /** With the dot. */
  extension: string;
  mime: string;
  write: (palette: Palette) => Uint8Array<ArrayBuffer>;
}

/** No share is larger in any unit, and sums of larger numbers could overflow. */
const largestWeight = 1e6;
const isWeight = (weight: number | undefined): weight is number =>
  weight !== undefined && weight >= 0 && weight <= largestWeight;

/** Whether a file has a share for every colour. */
export function isWeighted(colours: ReadColour[]): boolean {
  const weights = colours.map(({ weight }) => weight).filter(isWeight);
  return weights.length === colours.length && weights.some((weight) => weight > 0);
}

/**
 * Makes a palette of what was read: with its shares if the file has one for every colour, otherwise
 * even ones.
 */
export function paletteFrom(colours: ReadColour[]): Palette {
  if (!isWeighted(colours)) return paletteOf(colours.map(({ hex }) => hex));
  const ratios = shareOut(
    colours.map(({ weight = 0 }) => weight),
    fullRatio,
  );
  return colours.map(({ hex }, index) => ({ hex, ratio: ratios[index] ?? 0 }));
}

/** `#RRGGBB` of three channels from 0 to 255. */
export function hexOf(channels: number[]): string {
  const digits = channels.map((value) =>
    Math.min(255, Math.max(0, Math.round(value)))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${digits.join("").toUpperCase()}`;
}

/** The three channels of `#RRGGBB`, from 0 to 255. */
export function channelsOf(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const share = String.raw`(\d{1,3}(?:[.,]\d+)?)\s*[%％]`;
const shareAlone = new RegExp(`^\\s*${share}\\s*$`);
const shareAtStart = new RegExp(`^[\\s:;,|=()–—-]*${share}`);
const shareOfColour = new RegExp(`^#[0-9a-f]{6} ${share}$`, "i");

const weightOf = (match: RegExpExecArray | null): number | undefined =>
  match?.[1] === undefined ? undefined : Math.round(Number(match[1].replace(",", ".")) * 100);

/** The share in a text such as "23.51%", in hundredths of a percent. */
export const shareIn = (text: string): number | undefined => weightOf(shareAlone.exec(text));

/** The share right after a colour in a text. */
export const shareBehind = (text: string): number | undefined => weightOf(shareAtStart.exec(text));

/**
 * The share in a name that the studio itself gave, such as "#C2D1E6 23.51%". In any other name, a
 * percentage is part of the name, such as that of a tint.
 */
export const shareInName = (name: string): number | undefined =>
  weightOf(shareOfColour.exec(name.trim()));

/** Separates what was read from what was not. */
export function contentOf(
  found: { hex: string | undefined; name: string; weight?: number | undefined }[],
): PaletteContent {
  return {
    colours: found.flatMap(({ hex, weight }) => (hex ? [{ hex, weight }] : [])),
    unread: found.flatMap(({ hex, name }) => (hex ? [] : [name])),
  };
}
