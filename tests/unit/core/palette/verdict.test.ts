import { expect, it } from "vitest";
import { paletteOf } from "@/lib/core/palette/palette";
import { colourNameOf, driftedColours } from "@/lib/core/palette/verdict";

it.each([
  ["#E4002B", "red"],
  ["#FF8A00", "orange"],
  ["#FFD84D", "yellow"],
  ["#3A9D5D", "green"],
  ["#3DC6C0", "turquoise"],
  ["#2B6CC4", "blue"],
  ["#7B2FBE", "purple"],
  ["#F4A6C0", "pink"],
  ["#7A4A1E", "brown"],
  ["#101214", "black"],
  ["#8A8D90", "grey"],
  ["#FAFAF8", "white"],
])("calls %s %s", (hex, name) => {
  expect(colourNameOf(hex)).toBe(name);
});

it("finds a picture on its palette although every colour is a little off, in any order", () => {
  const asked = paletteOf(["#E4002B", "#2B6CC4", "#FAFAF8"]);
  const got = paletteOf(["#F6F5F1", "#DA1530", "#3570C2"]);
  expect(driftedColours(asked, got)).toEqual([]);
});

it("names the colours that became others, each name once", () => {
  const asked = paletteOf(["#E4002B", "#2B6CC4", "#1F5BB0", "#FAFAF8"]);
  const got = paletteOf(["#E0102F", "#3A9D5D", "#4FA86C", "#F6F5F1"]);
  expect(driftedColours(asked, got)).toEqual(["blue"]);
});

it("names a colour that is missing because the picture has fewer", () => {
  const asked = paletteOf(["#E4002B", "#2B6CC4", "#FAFAF8"]);
  expect(driftedColours(asked, paletteOf(["#E4002B", "#FAFAF8"]))).toEqual(["blue"]);
});

it("leaves out shares so small that what comes there is chance", () => {
  const asked = [
    { hex: "#E4002B", ratio: 9_900 },
    { hex: "#2B6CC4", ratio: 100 },
  ];
  expect(driftedColours(asked, paletteOf(["#E4002B", "#3A9D5D"]))).toEqual([]);
});
