import { z } from "zod";
import { parseHex } from "../colour";
import { formatRatio } from "../palette";
import { bytesOf, type PaletteFormat, type ReadColour, shareIn, textOf } from "./format";

/** A share in percent, as a number or as upstream's "23.51%". */
const ratioSchema = z.union([z.number(), z.string()]).optional();
const colourSchema = z.union([z.string(), z.object({ hex: z.string(), ratio: ratioSchema })]);
const fileSchema = z.union([
  z.array(colourSchema),
  z.object({ colours: z.array(colourSchema) }),
  z.object({ colors: z.array(colourSchema) }),
  z.object({ color_palette: z.array(colourSchema) }),
]);

/** JSON; also a plain array of hex codes and what goes to upstream as `color_palette`. */
export const json: PaletteFormat = {
  id: "json",
  extension: ".json",
  mime: "application/json",
  write: (palette) => {
    const colours = palette.map(({ hex, ratio }) => ({ hex, ratio: formatRatio(ratio) }));
    return bytesOf(`${JSON.stringify({ colours }, null, 2)}\n`);
  },
  read: (content) => {
    const file = fileSchema.safeParse(parse(textOf(content))).data;
    if (!file) return undefined;
    const colours = Array.isArray(file) ? file : Object.values(file).flat();
    const read = colours.flatMap((colour): ReadColour[] => {
      const hex = parseHex(typeof colour === "string" ? colour : colour.hex);
      if (!hex) return [];
      return [{ hex, weight: typeof colour === "string" ? undefined : weightOf(colour.ratio) }];
    });
    return read.length > 0 ? read : undefined;
  },
};

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
