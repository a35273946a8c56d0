import fc from "fast-check";
import { expect, it } from "vitest";
import { notations, readColour, written } from "@/lib/core/palette/notation";

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

it("a colour written in any notation comes back, to within one step of a channel", () => {
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

it("is read as CSS writes it, and nothing else is", () => {
  expect(readColour("rgb(255 0 128)")).toBe("#FF0080");
  expect(readColour("hsl(120 100% 25%)")).toBe("#008000");
  expect(readColour("#fa0")).toBe("#FFAA00");
  expect(readColour("oklch(0.7 0.4 150)")).toMatch(/^#[0-9A-F]{6}$/);
  expect(readColour("colour of rust")).toBeUndefined();
});
