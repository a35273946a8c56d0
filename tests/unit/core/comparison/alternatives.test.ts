import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countVariants, variantsOf } from "@/lib/core/comparison/alternatives";

const texts = (prompt: string) => variantsOf(prompt).map(({ text }) => text);

describe("a prompt with alternatives", () => {
  it("makes every wording, with the last place changing first", () => {
    expect(texts("a {red|blue} {cat|dog}")).toEqual([
      "a red cat",
      "a red dog",
      "a blue cat",
      "a blue dog",
    ]);
    expect(variantsOf("a {red|blue} {cat|dog}")[3]?.chosen).toEqual(["blue", "dog"]);
  });

  it("allows alternatives inside alternatives, and an empty one", () => {
    expect(texts("{a {b|c}|d}")).toEqual(["a b", "a c", "d"]);
    expect(texts("a{| very} red door")).toEqual(["a red door", "a very red door"]);
  });

  it("reads escaped characters, braces without a bar and unpaired braces as text", () => {
    expect(texts("\\{a|b\\} {1\\|2|3}")).toEqual(["{a|b} 1|2", "{a|b} 3"]);
    expect(texts('{"a": 1} | {b')).toEqual(['{"a": 1} | {b']);
    expect(texts("a} {b|c}")).toEqual(["a} b", "a} c"]);
    expect(texts("{a {b|c}")).toEqual(["{a b", "{a c"]);
    expect(texts("ends in \\")).toEqual(["ends in \\"]);
    expect(texts("{|}{黄昏|夜🌙}")).toEqual(["黄昏", "夜🌙", "黄昏", "夜🌙"]);
  });

  it("is counted without being expanded", () => {
    expect(countVariants("{a|b}".repeat(200))).toBe(2 ** 200);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab{|}{|}\\ "), maxLength: 24 }),
        (prompt) => {
          fc.pre(countVariants(prompt) <= 500);
          expect(variantsOf(prompt)).toHaveLength(countVariants(prompt));
        },
      ),
    );
  });

  it("leaves every other prompt as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (words) => {
        const prompt = words.replace(/[{}|\\]/g, "");
        expect(texts(prompt)).toEqual([prompt]);
        const escaped = words.replace(/[{}|\\]/g, (sign) => `\\${sign}`);
        expect(texts(escaped)).toEqual([words]);
      }),
    );
  });
});
