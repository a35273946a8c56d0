import { formatRatio } from "../palette";
import { readColour } from "../read-colour";
import {
  channelsOf,
  contentOf,
  hexOf,
  type PaletteFormat,
  type PaletteReader,
  shareBehind,
  shareInName,
} from "./format";
import { decodedText, encodedText } from "./text";

const linesOf = (content: Uint8Array) => decodedText(content).split(/\r\n|\r|\n/);
const channels = /^\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})\b(.*)$/;

/** Lines of three channels, and the text after them. */
const channelLines = (lines: string[]) =>
  lines.flatMap((line) => {
    const [, red, green, blue, name = ""] = channels.exec(line) ?? [];
    if (red === undefined) return [];
    const values = [red, green, blue].map(Number);
    const isColour = Math.max(...values) <= 255;
    const hex = isColour ? hexOf(values) : undefined;
    return [{ hex, name: line.trim(), weight: shareInName(name) }];
  });

/** GIMP's, Inkscape's and Krita's palettes. The share is in the name that the studio gives. */
export const gpl: PaletteFormat = {
  id: "gpl",
  extension: ".gpl",
  mime: "text/plain",
  write: (palette) => {
    const lines = palette.map(({ hex, ratio }) => {
      const values = channelsOf(hex).map((value) => String(value).padStart(3));
      return `${values.join(" ")}\t${hex} ${formatRatio(ratio)}`;
    });
    return encodedText(
      ["GIMP Palette", "Name: Swatchbox", "Columns: 0", "#", ...lines, ""].join("\n"),
    );
  },
  read: (content) => {
    const [head = "", ...lines] = linesOf(content);
    return head.startsWith("GIMP Palette") ? contentOf(channelLines(lines)) : undefined;
  },
};

/** The program knows no larger palette, whatever a file says. */
const mostInJasc = 256;

/**
 * Paint Shop Pro's palettes: a head of three lines, then three channels per line. The head says how
 * many there are; those that a file cut off lacks are named by their numbers.
 */
export const jasc: PaletteReader = {
  read: (content) => {
    const [head = "", , said = "", ...lines] = linesOf(content);
    if (!head.startsWith("JASC-PAL")) return undefined;
    const found = channelLines(lines);
    const lacking = Math.min(Number.parseInt(said, 10) || 0, mostInJasc) - found.length;
    const absent = Array.from({ length: Math.max(0, lacking) }, (_, index) => ({
      hex: undefined,
      name: String(found.length + index + 1),
    }));
    return contentOf([...found, ...absent]);
  },
};

/** With the sign, in a CSS notation, or six digits: three may be a number. */
const codes =
  /#[0-9a-z]+|\b(?:rgb|hsl|hsb|hsv|hwb|lab|lch|oklab|oklch)a?\s?\([^()\n]*\)|(?<![0-9a-z#])[0-9a-f]{6}(?![0-9a-z])/gi;

/** One colour per line, with its share. Reads codes and notations with any separators. */
export const colourList: PaletteFormat = {
  id: "hex",
  extension: ".txt",
  mime: "text/plain",
  write: (palette) =>
    encodedText(`${palette.map(({ hex, ratio }) => `${hex} ${formatRatio(ratio)}`).join("\n")}\n`),
  read: (content) => {
    const text = decodedText(content);
    const found = [...text.matchAll(codes)].filter(
      ([code]) => !code.startsWith("#") || /^#[0-9a-f]{3,8}$/i.test(code),
    );
    if (found.length === 0) return wholeLines(content);
    return contentOf(
      found.map(({ 0: code, index }, place) => {
        // The share comes right after it, before the next colour.
        const rest = text.slice(index + code.length, found[place + 1]?.index).split("\n")[0] ?? "";
        return { hex: readColour(code), name: code, weight: shareBehind(rest) };
      }),
    );
  },
};

/** Lines, or words separated by commas, each of which is a colour: a name or three channels. */
function wholeLines(content: Uint8Array) {
  const lines = linesOf(content)
    .map((line) => line.trim())
    .filter(Boolean);
  const parts =
    lines.length === 1 && !/\d/.test(lines[0] ?? "") ? lines[0]?.split(/[\s,;]+/) : lines;
  const found = (parts ?? []).map((name) => ({ hex: readColour(name), name }));
  // A word may happen to be hex digits, and prose that mentions a colour is not a palette.
  const isList = found.length > 0 && found.every(({ hex }) => hex !== undefined);
  return isList && !found.some(({ name }) => /^[0-9a-f]{3,4}$/i.test(name))
    ? contentOf(found)
    : undefined;
}

/** The URL of a palette at Coolors. It has no shares. */
export const coolors: PaletteFormat = {
  id: "coolors",
  extension: ".url",
  mime: "text/plain",
  write: (palette) => {
    const digits = palette.map(({ hex }) => hex.slice(1).toLowerCase());
    return encodedText(`https://coolors.co/${digits.join("-")}`);
  },
  read: (content) => {
    const digits = /coolors\.co\/(?:palette\/|generate\/)?([0-9a-f]{6}(?:-[0-9a-f]{6})*)/i.exec(
      decodedText(content),
    )?.[1];
    if (!digits) return undefined;
    return contentOf(digits.split("-").map((name) => ({ hex: readColour(name), name })));
  },
};
