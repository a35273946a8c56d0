import fc from "fast-check";
import { expect, it } from "vitest";
import { notations, written } from "@/lib/core/palette/notation";
import { readColour } from "@/lib/core/palette/read-colour";

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

it("a colour written in any notation survives, to within one step of a channel", () => {
  fc.assert(
    fc.property(anyHex, fc.constantFrom(...notations), (hex, notation) => {
      const back = readColour(written(hex, notation)) ?? "";
      for (const at of [1, 3, 5]) {
        const one = Number.parseInt(hex.slice(at, at + 2), 16);
        const other = Number.parseInt(back.slice(at, at + 2), 16);
        expect(Math.abs(one - other)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

const rose = "#E6828C";
const read: [string, string][] = [
  ["#e6828c", rose],
  ["E6828C", rose],
  ["＃Ｅ６８２８Ｃ", rose],
  ["0xE6828C", rose],
  ['"#e6828c",', rose],
  ["#e6828cff", rose],
  ["#e6828c80", rose],
  ["0xFFE6828C", rose],
  ["color: #e6828c;", rose],
  ["background-color: rgb(230 130 140);", rose],
  ["--brand-rose: #e6828c", rose],
  ["$brand: #e6828c;", rose],
  ["#fa0", "#FFAA00"],
  ["#fa0c", "#FFAA00"],
  ["rgb(230, 130, 140)", rose],
  ["rgb(230 130 140)", rose],
  ["rgba(230, 130, 140, 0.5)", rose],
  ["rgb(230 130 140 / 50%)", rose],
  ["RGB（230，130，140）", rose],
  ["rgb 230 130 140", rose],
  ["230, 130, 140", rose],
  ["230,130,140", rose],
  ["230 130 140", rose],
  ["230\t130\t140", rose],
  ["R: 230 G: 130 B: 140", rose],
  ["r230 g130 b140", rose],
  ["rgb(90.2%, 51%, 54.9%)", rose],
  ["hsl(354, 67%, 71%)", "#E7848D"],
  ["hsl(354 67% 71%)", "#E7848D"],
  ["hsl(354 0.67 0.71)", "#E7848D"],
  ["hsb(354, 0.43, .9)", "#E6838D"],
  ["hsl(354, 67, 71)", "#E7848D"],
  ["hsla(354deg, 67%, 71%, 1)", "#E7848D"],
  ["hsl 354° 67% 71%", "#E7848D"],
  ["hsb(354, 43%, 90%)", "#E6838D"],
  ["oklch(0.7 0.12 15)", "#DF7E86"],
  ["oklch(0.7, 0.12, 15)", "#DF7E86"],
  ["oklch(70% 0.12 15deg)", "#DF7E86"],
  ["lab(52% 75 42)", "#EE1B3B"],
  ["rebeccapurple", "#663399"],
  ["Red", "#FF0000"],
];
it.each(read)("“%s” is read as the right colour", (text, hex) => {
  expect(readColour(text)).toBe(hex);
});

const refused = [
  "rgb(230, 130, 300)",
  "rgb(230 130 300)",
  "rgb(-1, 0, 0)",
  "rgb(120% 0% 0%)",
  "0x00E6828C",
  "colour #e6828c or so",
  "",
  "#12345",
  "#1234567",
  "#00000000",
  "transparent",
  "none",
  "currentcolor",
  "colour of rust",
  "300, 130, 140",
  "230, 130",
  "230, 130, 140, 150, 160",
  "rgb(230, 130)",
  "rgb(NaN, 0, 0)",
  "hsl(a, b, c)",
  "cmyk(0, 43, 39, 10)",
  "about #E6828C",
];
it.each(refused)("“%s” is refused as a whole", (text) => {
  expect(readColour(text)).toBeUndefined();
});

const anyNotation = fc
  .tuple(
    fc.constantFrom("rgb", "hsl", "oklch", "lab", "hsb", "color"),
    fc.string({ unit: fc.constantFrom(..."0123456789.,%/ +-ed#") }),
  )
  .map(([name, inside]) => `${name}(${inside}`);

it("is six digits or nothing, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), anyNotation, fc.constantFrom(...read.map(([text]) => text))),
      (text) => {
        expect(readColour(`${text})`) ?? "#000000").toMatch(/^#[0-9A-F]{6}$/);
      },
    ),
  );
});
