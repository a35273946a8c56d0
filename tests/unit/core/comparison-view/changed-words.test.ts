import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedWords, distinctWords } from "@/lib/core/comparison-view/changed-words";

const poster = (season: string, light: string) =>
  `Bus-stop poster for the ${season} light festival, ${light}, deep blue`;

describe("the words that changed", () => {
  it("are those of the places where two texts differ", () => {
    expect(changedWords(poster("winter", "lanterns"), poster("winter", "fireworks"))).toEqual([
      { before: "lanterns", after: "fireworks" },
    ]);
    expect(changedWords(poster("winter", "lanterns"), poster("summer", "fireworks"))).toEqual([
      { before: "winter", after: "summer" },
      { before: "lanterns", after: "fireworks" },
    ]);
  });

  it("stand together where neighbours changed, and may have been added or left out", () => {
    expect(changedWords(poster("winter", "red lanterns"), poster("winter", "blue fish"))).toEqual([
      { before: "red lanterns", after: "blue fish" },
    ]);
    expect(changedWords("a red vase on a table", "a vase on a table")).toEqual([
      { before: "red", after: "" },
    ]);
    expect(changedWords("a vase on a table", "a vase on a table, at dawn")).toEqual([
      { before: "", after: ", at dawn" },
    ]);
  });

  it("are found in texts without spaces", () => {
    expect(changedWords("冬の光の祭りのポスター、提灯", "冬の光の祭りのポスター、花火")).toEqual([
      { before: "提灯", after: "花火" },
    ]);
    expect(changedWords("冬季灯光节海报，灯笼", "冬季灯光节海报，烟花")).toEqual([
      { before: "灯笼", after: "烟花" },
    ]);
  });

  it("are the whole texts if these have hardly a word in common", () => {
    const before = "a cat in the rain";
    const after = "portrait of the emperor, oil on canvas";
    expect(changedWords(before, after)).toEqual([{ before, after }]);
    expect(distinctWords([before, after])).toEqual([before, after]);
  });

  it("are none of equal texts, and some of any others that differ in more than spaces", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(changedWords(one, one)).toEqual([]);
        const [bare, otherBare] = [one, other].map((text) => text.replace(/\s/g, ""));
        if (bare !== otherBare) expect(changedWords(one, other)).not.toEqual([]);
      }),
    );
  });
});

describe("a text's own words", () => {
  it("tell it from all the others", () => {
    const texts = ["winter", "summer"].flatMap((season) =>
      ["lanterns", "red fireworks"].map((light) => poster(season, light)),
    );
    expect(distinctWords(texts)).toEqual([
      "winter … lanterns",
      "winter … red fireworks",
      "summer … lanterns",
      "summer … red fireworks",
    ]);
  });

  it("are the whole text where nothing is its own", () => {
    expect(distinctWords(["a vase on a table", "a red vase on a table"])).toEqual([
      "a vase on a table",
      "red",
    ]);
    expect(distinctWords(["only one"])).toEqual(["only one"]);
  });
});
