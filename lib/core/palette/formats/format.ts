import { fullRatio, type Palette, paletteOf, shareOut } from "../palette";

/** A colour as a file has it; the share is not in every format. */
export interface ReadColour {
  hex: string;
  /** A weight; those of one palette stand to each other as the shares do. */
  weight?: number | undefined;
}

/** A kind of file, or of text, that palettes are kept in. */
export interface PaletteFormat {
  id: "ase" | "gpl" | "css" | "json" | "hex" | "coolors";
  /** With the dot. */
  extension: string;
  mime: string;
  write: (palette: Palette) => Uint8Array<ArrayBuffer>;
  /** Undefined: this is no such file. */
  read: (content: Uint8Array) => ReadColour[] | undefined;
}

/** Larger is no share in any unit; sums of such numbers would be no numbers any more. */
const largestWeight = 1e6;
const isWeight = (weight: number | undefined): weight is number =>
  weight !== undefined && weight >= 0 && weight <= largestWeight;

/** What was read as a palette: with its shares where the file has them for every colour, else even. */
export function paletteFrom(colours: ReadColour[]): Palette {
  const weights = colours.map(({ weight }) => weight).filter(isWeight);
  const isWeighted = weights.length === colours.length && weights.some((weight) => weight > 0);
  if (!isWeighted) return paletteOf(colours.map(({ hex }) => hex));
  const ratios = shareOut(weights, fullRatio);
  return colours.map(({ hex }, index) => ({ hex, ratio: ratios[index] ?? 0 }));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8");

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
export const textOf = (content: Uint8Array): string => decoder.decode(content);

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

/** A share in a text, such as "23.51%", in hundredths of a percent. */
export function shareIn(text: string): number | undefined {
  const number = /(\d{1,3}(?:\.\d+)?)\s*%/.exec(text)?.[1];
  return number === undefined ? undefined : Math.round(Number(number) * 100);
}
