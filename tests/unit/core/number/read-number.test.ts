import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NumberRules, readNumber } from "@/lib/core/number/read-number";

const seed: NumberRules = { decimals: 0, unit: "seed" };
const side: NumberRules = { decimals: 0, unit: "pixels", current: 1000, whole: 1000, several: 2 };
const corner: NumberRules = { decimals: 0, unit: "pixels", max: 4000, whole: 4000, several: 4 };
const share: NumberRules = { decimals: 2, unit: "share", max: 100 };
const amount: NumberRules = { decimals: 2, unit: "money" };

/** The number, the numbers, or why there is none. */
function read(text: string, rules: NumberRules) {
  const reading = readNumber(text, rules);
  if (reading.kind === "number") return reading.value;
  return reading.kind === "several" ? reading.values : reading.kind;
}

const cases: [string, NumberRules, number | number[] | "empty" | "unreadable"][] = [
  ["12345", seed, 12345],
  ["1,234", seed, 1234],
  ["1,234,567", seed, 1234567],
  ["1.234.567", seed, 1234567],
  ["1.234", seed, 1234],
  ["1 234", seed, 1234],
  ["1\u00a0234\u00a0567", seed, 1234567],
  ["1\u202f234", seed, 1234],
  ["1'234", seed, 1234],
  ["1’234", seed, 1234],
  ["1_000_000", seed, 1000000],
  ["12,34,567", seed, 1234567],
  ["１２３４５", seed, 12345],
  ["１，２３４", seed, 1234],
  ["١٢٣٤٥", seed, 12345],
  ["١٬٢٣٤", seed, 1234],
  ["१२३४५", seed, 12345],
  ["๑๒๓", seed, 123],
  ["  42\t", seed, 42],
  ["\u200e42\u200f", seed, 42],
  ["Seed: 1234", seed, 1234],
  ["seed 1234", seed, 1234],
  ["シード：1234", seed, 1234],
  ["种子 1234", seed, 1234],
  ["40%", seed, "unreadable"],
  ["0x10", seed, "unreadable"],
  ["1e3", seed, "unreadable"],
  ["10²", seed, "unreadable"],
  ["12 34", seed, "unreadable"],
  ["1,23,4", seed, "unreadable"],
  ["abc", seed, "unreadable"],
  ["99999999999999999999", seed, "unreadable"],
  ["9".repeat(400), seed, "unreadable"],
  ["", seed, "empty"],
  [" \u3000 ", seed, "empty"],
  ["1,024", side, 1024],
  ["1024px", side, 1024],
  ["1024 px", side, 1024],
  ["１０２４ピクセル", side, 1024],
  ["1024像素", side, 1024],
  ["width: 1024", side, 1024],
  ["2048*1024", side, [2048, 1024]],
  ["2048 × 1024", side, [2048, 1024]],
  ["2048x1024", side, [2048, 1024]],
  ["2048 X 1024 px", side, [2048, 1024]],
  ["２０４８＊１０２４", side, [2048, 1024]],
  ["2,048 × 1,024", side, [2048, 1024]],
  ["2048px by 1024px", side, [2048, 1024]],
  ["1920, 1080", side, [1920, 1080]],
  ["1920 1080", side, [1920, 1080]],
  ["16:9", side, "unreadable"],
  ["512*2", side, 1024],
  ["40%", side, 400],
  ["４０％", side, 400],
  ["100% - 20", side, 980],
  ["*2", side, 2000],
  ["/4", side, 250],
  ["400+50", side, 450],
  ["1,000 + 24", side, 1024],
  ["(400 + 50) * 2", side, 900],
  ["1.125*1000", side, 1125],
  ["10/0", side, "unreadable"],
  ["400+", side, "unreadable"],
  ["--5", side, 5],
  ["−5", side, -5],
  ["50%", corner, 2000],
  ["[100, 200, 400, 500]", corner, [100, 200, 400, 500]],
  ["100,200,400,500", corner, [100, 200, 400, 500]],
  ["100 200 400 500", corner, [100, 200, 400, 500]],
  ["1,024", corner, 1024],
  ["50,25", share, 50.25],
  ["50.25 %", share, 50.25],
  ["12,345", share, 12.345],
  ["33,3％", share, 33.3],
  ["100/3", share, 100 / 3],
  [".5", share, 0.5],
  ["1,234.5", amount, 1234.5],
  ["1.234,50", amount, 1234.5],
  ["1,234", amount, 1234],
  ["¥5.50", amount, 5.5],
  ["CNY 5", amount, 5],
  ["5 元", amount, 5],
  ["$ 1,200", amount, 1200],
];

describe("a typed or pasted number", () => {
  it.each(cases)("“%s” is what it says (%#)", (text, rules, expected) => {
    expect(read(text, rules)).toEqual(expected);
  });

  it("is marked as plain if it was not calculated", () => {
    expect(readNumber("1,234", seed)).toEqual({ kind: "number", value: 1234, isPlain: true });
    expect(readNumber("50%", side)).toEqual({ kind: "number", value: 500, isPlain: false });
  });

  it("survives the number format of any language", () => {
    const locales = ["en", "de", "fr", "de-CH", "hi", "ar-EG", "fa", "ja", "zh-CN", "my", "pl"];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.constantFrom(...locales),
        (value, locale) => {
          expect(read(new Intl.NumberFormat(locale).format(value), seed)).toBe(value);
        },
      ),
    );
  });

  it("is never read from half of a text, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (noise) => {
        expect(() => readNumber(noise, side)).not.toThrow();
        expect(readNumber(`12${noise.replace(/./gsu, "q")}q`, side).kind).toBe("unreadable");
      }),
    );
  });
});
