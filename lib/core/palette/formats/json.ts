import { z } from "zod";
import { formatRatio } from "../palette";
import { readColour } from "../read-colour";
import { contentOf, type PaletteContent, type PaletteFormat, shareIn } from "./format";
import { decodedText, encodedText } from "./text";

/** A share in percent, as a number or as upstream's "23.51%". */
const ratioSchema = z.union([z.number(), z.string()]).optional();
const colourSchema = z.union([z.string(), z.object({ hex: z.string(), ratio: ratioSchema })]);
const fileSchema = z.union([
  z.array(colourSchema),
  z.object({ colours: z.array(colourSchema) }),
  z.object({ colors: z.array(colourSchema) }),
  z.object({ color_palette: z.array(colourSchema) }),
]);

/** JSON; also a plain array of hex codes, and upstream's `color_palette`. */
export const json: PaletteFormat = {
  id: "json",
  extension: ".json",
  mime: "application/json",
  write: (palette) => {
    const colours = palette.map(({ hex, ratio }) => ({ hex, ratio: formatRatio(ratio) }));
    return encodedText(`${JSON.stringify({ colours }, null, 2)}\n`);
  },
  read: (content) => {
    const parsed = parse(decodedText(content));
    const file = fileSchema.safeParse(parsed).data;
    if (!file) return namedColours(parsed);
    const colours = Array.isArray(file) ? file : Object.values(file).flat();
    return contentOf(
      colours.map((colour) => {
        const name = typeof colour === "string" ? colour : colour.hex;
        const weight = typeof colour === "string" ? undefined : weightOf(colour.ratio);
        return { hex: readColour(name), name, weight };
      }),
    );
  },
};

/**
 * `{"Red": "e61e28"}`, as Coolors writes it; anything else in such an object does not belong to a
 * palette.
 */
function namedColours(parsed: unknown): PaletteContent | undefined {
  const named = z.record(z.string(), z.string()).safeParse(parsed).data;
  const colours = Object.values(named ?? {}).flatMap((text) => {
    const hex = readColour(text);
    return hex ? [{ hex }] : [];
  });
  return colours.length > 0 ? { colours, unread: [] } : undefined;
}

function weightOf(ratio: number | string | undefined): number | undefined {
  if (typeof ratio === "number") return ratio * 100;
  return ratio === undefined ? undefined : shareIn(ratio);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
