import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedFilterOf, withTyped } from "@/lib/core/library/typed-search";
import { emptyWish, wishOfSearch } from "@/lib/core/library/wish";

const vocabulary = {
  models: [
    { id: "wan2.7-image", title: "Wan 2.7" },
    { id: "wan2.7-image-pro", title: "Wan 2.7 Pro" },
    { id: "qwen-image-2.0", title: "Qwen Image 2.0" },
  ],
  names: { seed: ["seed", "シード", "种子"], model: ["model", "モデル", "模型"] },
};
const read = (text: string) => typedFilterOf(text, vocabulary);

describe("what is typed into the search field", () => {
  it.each([
    ["red lantern", { q: "red lantern" }],
    ["#E4002B", { colours: ["E4002B"] }],
    ["#e02 lantern", { colours: ["EE0022"], q: "lantern" }],
    ["#E4002B #00A19B", { colours: ["E4002B", "00A19B"] }],
    ["seed 612", { seed: 612 }],
    ["seed:612 sea", { seed: 612, q: "sea" }],
    ["シード612", { seed: 612 }],
    ["种子 ６１２", { seed: 612 }],
    ["★4", { minRating: 4 }],
    ["4★ harbour", { minRating: 4, q: "harbour" }],
    ["★★★", { minRating: 3 }],
    ["model:qwen", { model: ["qwen-image-2.0"] }],
    ["model: wan2.7", { model: ["wan2.7-image"] }],
    ["モデル：wan", { model: ["wan2.7-image", "wan2.7-image-pro"] }],
    ['model:"Wan 2.7 Pro" sea', { model: ["wan2.7-image-pro"], q: "sea" }],
    [
      "harbour #E4002B seed 612 ★4 model:qwen night",
      {
        q: "harbour night",
        colours: ["E4002B"],
        seed: 612,
        minRating: 4,
        model: ["qwen-image-2.0"],
      },
    ],
  ])("%s", (text, filter) => {
    expect(read(text)).toEqual(filter);
  });

  it.each([
    ["a seed of doubt", "the word seed without a number"],
    ["seed 99999999999", "a number that no seed can be"],
    ['"seed 612"', "what is quoted"],
    ["model wan", "the word model without a colon"],
    ["model:unheard-of", "a model that is not there"],
    ["no. #12345 here", "a number with a hash that is no colour"],
    ["★6", "more stars than there are"],
  ])("%s stays words: %s", (text) => {
    expect(read(text)).toEqual({ q: text });
  });

  it.each(["#", "#E4002", "model:", ""])(
    "%s asks for nothing while it is being written",
    (text) => {
      expect(read(text)).toEqual({});
    },
  );

  it("never asks for what an address cannot hold", () => {
    const part = fc.constantFrom(
      "seed",
      "#E4002B",
      "612",
      "★4",
      "model:",
      "wan",
      "“",
      '"',
      " ",
      "海",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { colours, seed, minRating, model } = read(parts.join(" "));
        const search = new URLSearchParams({
          ...(colours ? { colours: colours.join() } : {}),
          ...(seed === undefined ? {} : { seed: String(seed) }),
          ...(minRating ? { minRating: String(minRating) } : {}),
          ...(model ? { model: model.join() } : {}),
        });
        const kept = wishOfSearch(search).filter;
        expect(Object.keys(kept)).toHaveLength([...search.keys()].length);
      }),
    );
  });
});

describe("a wish with what was typed", () => {
  const wish = {
    ...emptyWish,
    filter: { board: "b", q: "old", colours: ["00A19B"], minRating: 2 },
  };

  it("replaces the words, and only the filters that were named", () => {
    expect(withTyped(wish, { q: "new", minRating: 5 }).filter).toEqual({
      board: "b",
      q: "new",
      colours: ["00A19B"],
      minRating: 5,
    });
  });

  it("adds colours to those already asked for", () => {
    expect(withTyped(wish, { colours: ["E4002B"] }).filter).toEqual({
      board: "b",
      colours: ["00A19B", "E4002B"],
      minRating: 2,
    });
  });
});
