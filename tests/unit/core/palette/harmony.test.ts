import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { harmonies, harmonyOf, variations, variedPalette } from "@/lib/core/palette/harmony";
import { alikePairs, contrastOf, deficiencies, seenBy } from "@/lib/core/palette/perception";
import { readColour } from "@/lib/core/palette/read-colour";
import { startingPalette } from "@/lib/core/palette/starting-palette";

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

describe("a harmony", () => {
  it("has five colours, all in sRGB, including the given one", () => {
    fc.assert(
      fc.property(anyHex, fc.constantFrom(...harmonies), (hex, harmony) => {
        const colours = harmonyOf(hex, harmony);
        expect(colours).toHaveLength(5);
        expect(colours).toContain(hex);
        expect(colours.map((colour) => readColour(colour))).toEqual(colours);
      }),
    );
  });
});

describe("a variation", () => {
  it("changes colours and nothing else", () => {
    for (const variation of variations) {
      const next = variedPalette(startingPalette, variation);
      expect(next.map(({ ratio }) => ratio)).toEqual(startingPalette.map(({ ratio }) => ratio));
      expect(next.map(({ hex }) => hex)).not.toEqual(startingPalette.map(({ hex }) => hex));
    }
  });
});

describe("the perception of colours", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrastOf("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
    expect(contrastOf("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  });

  it("finds red and green alike for people who see no green", () => {
    const palette = [
      { hex: "#8A7A00", ratio: 5000 },
      { hex: "#B26A00", ratio: 5000 },
    ];
    expect(alikePairs(palette)).toEqual([]);
    expect(alikePairs(palette, "deutan")).toEqual([[0, 1]]);
    for (const deficiency of deficiencies) {
      expect(seenBy("#FFFFFF", deficiency)).toBe("#FFFFFF");
    }
  });
});
