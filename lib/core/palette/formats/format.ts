import { fullRatio, type Palette, paletteOf, shareOut } from "../palette";

/** A colour as a file has it; the share is not in every format. */
export interface ReadColour {
  hex: string;
  /** A weight; those of one palette stand to each other as the shares do. */
  weight?: number | undefined;
}

/** What a file or a text holds. */
export interface PaletteContent {
  colours: ReadColour[];
  /** What should be a colour and cannot be read, as the file calls it. */
  unread: string[];
}

/** A kind of file, or of text, that palettes are read from. */
export interface PaletteReader {
  /** Undefined: this is no such file. */
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

/** Larger is no share in any unit; sums of such numbers would be no numbers any more. */
const largestWeight = 1e6;
const isWeight = (weight: number | undefined): weight is number =>
  weight !== undefined && weight >= 0 && weight <= largestWeight;

/** Whether a file has a share for every colour. */
export function isWeighted(colours: ReadColour[]): boolean {
  const weights = colours.map(({ weight }) => weight).filter(isWeight);
  return weights.length === colours.length && weights.some((weight) => weight > 0);
}

/** What was read as a palette: with its shares where the file has them for every colour, else even. */
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

/** The share that a text is, such as "23.51%", in hundredths of a percent. */
export const shareIn = (text: string): number | undefined => weightOf(shareAlone.exec(text));

/** The share right behind a colour in a text. */
export const shareBehind = (text: string): number | undefined => weightOf(shareAtStart.exec(text));

/**
 * The share in a name that the studio itself gave, such as "#C2D1E6 23.51%"; in any other a percent
 * is part of the name, such as that of a tint.
 */
export const shareInName = (name: string): number | undefined =>
  weightOf(shareOfColour.exec(name.trim()));

/** Puts what was read apart from what was not. */
export function contentOf(
  found: { hex: string | undefined; name: string; weight?: number | undefined }[],
): PaletteContent {
  return {
    colours: found.flatMap(({ hex, weight }) => (hex ? [{ hex, weight }] : [])),
    unread: found.flatMap(({ hex, name }) => (hex ? [] : [name])),
  };
}
