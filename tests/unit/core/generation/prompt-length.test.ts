import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateTokens, lengthOf } from "@/lib/core/generation/prompt/length";
import type { TextLimit } from "@/lib/core/models/model";
import { cutPrompt } from "@/lib/emulator/judge/prompt-length";

const characters = (max: number): TextLimit => ({ unit: "characters", max });
const tokens = (max: number): TextLimit => ({ unit: "tokens", max });
const advised = (max: number): TextLimit => ({ unit: "tokens", max, isAdvice: true });

const piece = fc.constantFrom(
  ..."a lamp extraordinarily Лампа ランプ 등불 灯 台 “Sale!” 2048 😀 👩‍🎨 ไฟ é , 。 \n".split(" "),
  " ",
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("a length in characters", () => {
  it("counts each code point as one, however many bytes or units it takes", () => {
    const counts: [string, number][] = [
      ["", 0],
      ["abc", 3],
      ["灯台", 2],
      // Outside the basic plane a browser's string has two units.
      ["𠮷野家", 3],
      ["😀", 1],
      // A combining mark and a joiner are code points of their own.
      ["e\u0301", 2],
      ["👩‍🎨", 3],
      ["か\u3099", 2],
      ["a\nb", 3],
    ];
    for (const [text, count] of counts)
      expect(lengthOf(text, characters(9)).count, text).toBe(count);
  });

  it("is too long from one character too many, and is read up to the limit", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, max) => {
        const { count, verdict, readTo } = lengthOf(text, characters(max));
        expect(verdict).toBe(count > max ? "tooLong" : "fits");
        expect([...text].slice(0, max).join("")).toBe(text.slice(0, readTo));
      }),
    );
  });
});

describe("a length in tokens", () => {
  it("is about one for a Han character, 1.3 for an English word, and more for other scripts", () => {
    expect(estimateTokens("灯台和渔船").about).toBe(5);
    expect(estimateTokens("a small lamp on the table").about).toBeCloseTo(6 * 1.3);
    expect(estimateTokens("the lamp, the “table”; and the chair!").about).toBeCloseTo(7 * 1.3);
    for (const [other, english] of [
      ["маленькая лампа на столе", "a little lamp on the table"],
      ["โคมไฟเล็กๆ บนโต๊ะ", "a little lamp on the table"],
      ["internationalisation", "nation"],
    ] as const)
      expect(estimateTokens(other).about).toBeGreaterThan(estimateTokens(english).about);
    expect(estimateTokens(" \n\t").about).toBe(0);
  });

  it("is certainly no less than its least, and grows with every text that is added", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        const [one, both] = [estimateTokens(text), estimateTokens(text + more)];
        expect(one.least).toBeLessThanOrEqual(one.about + 1e-9);
        expect(both.least).toBeGreaterThanOrEqual(one.least);
        expect(both.about).toBeGreaterThanOrEqual(one.about - 1e-9);
        // A line apart, nothing runs together.
        const apart = estimateTokens(`${text}\n${more}`);
        expect(apart.about).toBeCloseTo(one.about + estimateTokens(more).about);
      }),
    );
  });

  it("is refused only where it certainly is too long, and doubted where it may be", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, max) => {
        const { least, about } = estimateTokens(text);
        const { count, verdict, readTo } = lengthOf(text, tokens(max));
        if (verdict === "tooLong") expect(least).toBeGreaterThan(max);
        if (verdict === "mayBeTooLong") expect(Math.floor(least)).toBeLessThanOrEqual(max);
        expect(verdict === "fits").toBe(about <= max);
        expect(count).toBeGreaterThanOrEqual(about);
        expect(estimateTokens(text.slice(0, readTo)).about).toBeLessThanOrEqual(max + 1e-9);
        expect(readTo === text.length).toBe(verdict === "fits");
      }),
    );
  });

  it("is never refused where it is only advised", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, max) => {
        const { verdict, readTo } = lengthOf(text, advised(max));
        expect(verdict).toBe(estimateTokens(text).about > max ? "beyondAdvice" : "fits");
        expect(readTo).toBe(text.length);
      }),
    );
  });

  it("takes English and Chinese prose of the documented length, which a count of characters refused", () => {
    const english = "A small flower shop on a quiet corner with tall windows. ".repeat(50);
    expect(english.length).toBeGreaterThan(800);
    expect(lengthOf(english, tokens(800)).verdict).toBe("fits");
    expect(lengthOf("字".repeat(800), tokens(800)).verdict).toBe("fits");
    expect(lengthOf("字".repeat(801), tokens(800)).verdict).toBe("mayBeTooLong");
    expect(lengthOf("word ".repeat(801), tokens(800)).verdict).toBe("tooLong");
  });

  it("fits only what the sandbox reads whole as well", () => {
    const word = fc.constantFrom("a", "lamp", "灯台", "ランプ", "лампа", "등불", "2048");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(40), (words, max) => {
        const text = words.join(" ");
        if (lengthOf(text, tokens(max)).verdict === "fits")
          expect(cutPrompt(text, { tokens: max })).toBe(text);
      }),
    );
  });
});
