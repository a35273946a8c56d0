import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inkOn, parseHex, parseHexList, suggestColour } from "@/lib/core/palette/colour";
import {
  evenedOut,
  formatRatio,
  fullRatio,
  type Palette,
  paletteOf,
  swatchSchema,
  withBorderMoved,
  withColour,
  withHex,
  withoutColour,
  withRatio,
} from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

type Operation = (palette: Palette) => Palette;

const place = fc.nat({ max: 11 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  hex.map((colour) => (palette: Palette) => withColour(palette, colour)),
  place.map((index) => (palette: Palette) => withoutColour(palette, index)),
  fc.tuple(place, hex).map(
    ([index, colour]) =>
      (palette: Palette) =>
        withHex(palette, index, colour),
  ),
  fc.tuple(place, fc.double({ min: -500, max: 12_000, noNaN: true })).map(
    ([index, ratio]) =>
      (palette: Palette) =>
        index < palette.length ? withRatio(palette, index, ratio) : palette,
  ),
  fc.tuple(place, fc.integer({ min: -10_000, max: 10_000 })).map(
    ([index, by]) =>
      (palette: Palette) =>
        withBorderMoved(palette, index, by),
  ),
  fc.constant(evenedOut),
);

const palettes = fc
  .tuple(fc.array(hex, { minLength: 1, maxLength: 10 }), fc.array(operation, { maxLength: 30 }))
  .map(([colours, operations]) =>
    operations.reduce((palette, change) => change(palette), paletteOf(colours)),
  );

const sumOf = (palette: Palette) => palette.reduce((sum, { ratio }) => sum + ratio, 0);

describe("a palette", () => {
  it("sums to exactly 100.00 % after anything that is done to it", () => {
    fc.assert(
      fc.property(palettes, (palette) => {
        if (palette.length === 0) return;
        expect(sumOf(palette)).toBe(fullRatio);
        for (const swatch of palette) {
          expect(swatch.ratio).toBeGreaterThanOrEqual(1);
          expect(swatchSchema.safeParse(swatch).success).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is written with two decimals each, which sum to exactly 100.00", () => {
    fc.assert(
      fc.property(palettes, (palette) => {
        const texts = palette.map(({ ratio }) => formatRatio(ratio));
        for (const text of texts) expect(text).toMatch(/^\d{1,3}\.\d{2}%$/);
        const hundredths = texts.map((text) => Number(text.replace(/[.%]/g, "")));
        const sum = hundredths.reduce((total, value) => total + value, 0);
        if (palette.length > 0) expect(sum).toBe(10_000);
      }),
    );
  });

  it("is written as the documents write it", () => {
    expect([2351, 2013, 262, 1, 10_000].map(formatRatio)).toEqual([
      "23.51%",
      "20.13%",
      "2.62%",
      "0.01%",
      "100.00%",
    ]);
  });

  it("gives exactly the share that was asked for and keeps the others' order", () => {
    const changed = withRatio(startingPalette, 0, 5000);
    expect(changed[0]?.ratio).toBe(5000);
    const others = changed.slice(1).map(({ ratio }) => ratio);
    expect(others).toEqual([...others].sort((left, right) => right - left));
  });

  it("moves a border between two colours and leaves the rest alone", () => {
    const changed = withBorderMoved(startingPalette, 1, 300);
    expect(changed.map(({ ratio }) => ratio)).toEqual([3600, 2700, 1500, 1300, 900]);
    expect(withBorderMoved(startingPalette, 1, 9000)[2]?.ratio).toBe(1);
  });
});

describe("colours", () => {
  it("are read from three or six digits, with or without the sign", () => {
    expect(parseHex("#c2d1e6")).toBe("#C2D1E6");
    expect(parseHex("fa0")).toBe("#FFAA00");
    expect(parseHex("#12345")).toBeUndefined();
    expect(parseHex("red")).toBeUndefined();
  });

  it("are read from a list and from a Coolors address", () => {
    expect(parseHexList("#264653, 2a9d8f\n#E9C46A")).toEqual(["#264653", "#2A9D8F", "#E9C46A"]);
    expect(parseHexList("https://coolors.co/palette/264653-2a9d8f-e9c46a")).toEqual([
      "#264653",
      "#2A9D8F",
      "#E9C46A",
    ]);
  });

  it("are suggested that are not there yet", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        let palette: Palette = [];
        for (let index = 0; index < count; index += 1) {
          palette = withColour(palette, suggestColour(palette));
        }
        expect(new Set(palette.map((swatch) => swatch.hex)).size).toBe(count);
      }),
    );
  });

  it("carry the ink that can be read on them", () => {
    expect(inkOn("#FFFFFF")).toBe("#000000");
    expect(inkOn("#101010")).toBe("#FFFFFF");
  });
});
