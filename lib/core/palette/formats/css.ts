import { oklabOfHex, squaredDistance } from "../oklab";
import { formatRatio } from "../palette";
import { readColour } from "../read-colour";
import { contentOf, type PaletteFormat, shareIn } from "./format";
import { decodedText, encodedText } from "./text";

/**
 * A custom property, or a variable of SCSS or Less, with its value, followed by anything that is
 * not a declaration.
 */
const declarations = /(?:--|[$@])([\w-]+)\s*:\s*([^;}\n]+)((?:(?!--|[$@][\w-]+\s*:)[^\n])*)/g;
const comment = /\/\*([^*]*)\*\//;
/** Digits without the sign are a number in CSS. */
const isNumber = (value: string) => /^\s*[0-9a-f]+\s*$/i.test(value);
/** Whether the value is meant as a colour, readable or not. */
const isColour = (value: string) =>
  /^\s*(?:#|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|cmyk)a?\()/i.test(value);
/** How far rounding in another notation may move a colour; ΔE OK in hundredths. */
const sameWithin = 0.02;

interface Declared {
  hex: string | undefined;
  name: string;
  weight: number | undefined;
}

/** Custom properties, each followed by its share in a comment. Reads any CSS notation. */
export const css: PaletteFormat = {
  id: "css",
  extension: ".css",
  mime: "text/css",
  write: (palette) => {
    const lines = palette.map(
      ({ hex, ratio }, index) => `  --colour-${index + 1}: ${hex}; /* ${formatRatio(ratio)} */`,
    );
    return encodedText(`:root {\n${lines.join("\n")}\n}\n`);
  },
  read: (content) => {
    const found = [...decodedText(content).matchAll(declarations)].flatMap(
      ([, name = "", value = "", behind = ""]): Declared[] => {
        const hex = isNumber(value) ? undefined : readColour(value);
        if (!hex && !isColour(value)) return [];
        return [
          {
            hex,
            name: hex ? name : value.trim(),
            weight: shareIn(comment.exec(behind)?.[1] ?? ""),
          },
        ];
      },
    );
    return found.length > 0 ? contentOf(inOneNotation(found)) : undefined;
  },
};

/** Some style sheets repeat each colour in every notation, under the same name. */
function inOneNotation(found: Declared[]): Declared[] {
  return found.filter(({ hex, name }, index) => {
    if (!hex) return true;
    const own = oklabOfHex(hex);
    return !found.slice(0, index).some((earlier) => {
      if (!earlier.hex || earlier.name !== name) return false;
      return squaredDistance(oklabOfHex(earlier.hex), own) < sameWithin ** 2;
    });
  });
}
