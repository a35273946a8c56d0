import { parseHex } from "../colour";
import { readColour } from "../notation";
import { formatRatio } from "../palette";
import {
  bytesOf,
  channelsOf,
  hexOf,
  type PaletteFormat,
  type ReadColour,
  shareIn,
  textOf,
} from "./format";

/** GIMP's, Inkscape's and Krita's palettes. The share stands in the colour's name. */
export const gpl: PaletteFormat = {
  id: "gpl",
  extension: ".gpl",
  mime: "text/plain",
  write: (palette) => {
    const lines = palette.map(({ hex, ratio }) => {
      const channels = channelsOf(hex).map((value) => String(value).padStart(3));
      return `${channels.join(" ")}\t${hex} ${formatRatio(ratio)}`;
    });
    return bytesOf(["GIMP Palette", "Name: Swatchbox", "Columns: 0", "#", ...lines, ""].join("\n"));
  },
  read: (content) => {
    const [head = "", ...lines] = textOf(content).split(/\r?\n/);
    if (!head.startsWith("GIMP Palette")) return undefined;
    return lines.flatMap((line): ReadColour[] => {
      const match = /^\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(.*)$/.exec(line);
      if (!match) return [];
      const [, red, green, blue, name = ""] = match;
      return [{ hex: hexOf([Number(red), Number(green), Number(blue)]), weight: shareIn(name) }];
    });
  },
};

/** Digits without the sign are a number in CSS, and nothing is seen of what is transparent. */
const noColour = /^\s*(?:[0-9a-f]+|transparent)\s*$/i;

/** Custom properties, the share in a comment behind each. Reads their colours in any notation of CSS. */
export const css: PaletteFormat = {
  id: "css",
  extension: ".css",
  mime: "text/css",
  write: (palette) => {
    const lines = palette.map(
      ({ hex, ratio }, index) => `  --colour-${index + 1}: ${hex}; /* ${formatRatio(ratio)} */`,
    );
    return bytesOf(`:root {\n${lines.join("\n")}\n}\n`);
  },
  read: (content) => {
    const text = textOf(content);
    // Behind the value, up to the next property: its share. A sheet may be one line.
    const found = [...text.matchAll(/--[\w-]+\s*:\s*([^;}\n]+)((?:(?!--)[^\n])*)/g)];
    const colours = found.flatMap(([, value = "", rest = ""]) => {
      const hex = noColour.test(value) ? undefined : readColour(value);
      return hex ? [{ hex, weight: shareIn(rest) }] : [];
    });
    return colours.length > 0 ? colours : undefined;
  },
};

/** A colour a line, with its share. Reads hex codes set apart by anything. */
export const hexList: PaletteFormat = {
  id: "hex",
  extension: ".txt",
  mime: "text/plain",
  write: (palette) =>
    bytesOf(`${palette.map(({ hex, ratio }) => `${hex} ${formatRatio(ratio)}`).join("\n")}\n`),
  read: (content) => {
    const text = textOf(content);
    // Without the sign only six digits are a colour: three may be a number.
    const codes = /#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])|(?<![0-9a-z])[0-9a-f]{6}(?![0-9a-z])/gi;
    const found = [...text.matchAll(codes)];
    if (found.length === 0) return undefined;
    return found.flatMap(({ 0: code, index }, place) => {
      const hex = parseHex(code);
      // Up to the next colour of the line: its share.
      const rest = text.slice(index + code.length, found[place + 1]?.index).split("\n")[0] ?? "";
      return hex ? [{ hex, weight: shareIn(rest) }] : [];
    });
  },
};

/** The address of a palette at Coolors. It has no shares. */
export const coolors: PaletteFormat = {
  id: "coolors",
  extension: ".url",
  mime: "text/plain",
  write: (palette) => {
    const codes = palette.map(({ hex }) => hex.slice(1).toLowerCase());
    return bytesOf(`https://coolors.co/${codes.join("-")}`);
  },
  read: (content) => {
    const codes = /coolors\.co\/(?:palette\/|generate\/)?([0-9a-f]{6}(?:-[0-9a-f]{6})*)/i.exec(
      textOf(content),
    )?.[1];
    return codes?.split("-").map((code) => ({ hex: `#${code.toUpperCase()}` }));
  },
};
