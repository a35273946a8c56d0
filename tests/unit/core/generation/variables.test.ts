import { expect, it } from "vitest";
import { filledIn, isWrittenFrom, variablesIn } from "@/lib/core/generation/prompt/variables";

const snippet = "A {product} on {ground}, soft light; the {product} is sharp";

it("finds a snippet's variables, each once and in any script", () => {
  expect(variablesIn(snippet)).toEqual(["product", "ground"]);
  expect(variablesIn("{商品}と{背景 2}")).toEqual(["商品", "背景 2"]);
  expect(variablesIn("｛商品｝と｛メイン・カラー　2｝、{cafe\u0301}")).toEqual([
    "商品",
    "メイン・カラー　2",
    "cafe\u0301",
  ]);
  expect(variablesIn('No {} and no {"json": 1} { x }')).toEqual([]);
});

it("fills in every place of a variable, and leaves those without a value", () => {
  const values = new Map([
    ["product", " $& clock "],
    ["ground", "  "],
  ]);
  expect(filledIn(snippet, values)).toBe(
    "A $& clock on {ground}, soft light; the $& clock is sharp",
  );
});

it("knows the prompts that were made from a snippet", () => {
  const prompt = "Wide. A clock on marble, soft light; the clock is sharp, at dusk";
  expect(isWrittenFrom(prompt, snippet)).toBe(true);
  expect(isWrittenFrom("soft light; the clock is sharp, A clock on marble", snippet)).toBe(false);
  expect(isWrittenFrom(prompt, "soft light")).toBe(true);
});

it("knows no prompt by a snippet that fixes hardly a word", () => {
  for (const vague of ["{product}", "a {product}", "｛商品｝の｛色｝"]) {
    expect(isWrittenFrom("a clock on marble, 時計の青", vague), vague).toBe(false);
  }
  expect(isWrittenFrom("柔光下的时钟", "柔光下的{product}")).toBe(true);
});
