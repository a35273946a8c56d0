import { expect, it } from "vitest";
import { priceOf, unitPriceDrawn } from "@/lib/core/generation/price";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import type { Price } from "@/lib/core/models/model";

const pricesOf = (id: string): Price => {
  const price = priceOf(modelOf(catalog, id), "beijing");
  if (!price) throw new Error(`${id} has no price.`);
  return price;
};

it("an image costs what its own size costs, whichever size was expected", () => {
  const price = pricesOf("qwen-image-3.0-pro");
  const area = 2_250_000;
  for (const expected of [0.25, 0.5]) {
    expect(unitPriceDrawn(price, expected, area)).toBe(0.25);
    expect(unitPriceDrawn(price, expected, area + 1)).toBe(0.5);
  }
});

it("a run that was stored at another price, or whose model has one, keeps it", () => {
  expect(unitPriceDrawn(pricesOf("qwen-image-3.0-pro"), 0.3, 100)).toBe(0.3);
  expect(unitPriceDrawn(pricesOf("wan2.7-image"), 0.2, 100)).toBe(0.2);
  expect(unitPriceDrawn(pricesOf("z-image-turbo"), 0.1, 100)).toBe(0.1);
});

it("stays as expected where a case depends on more than the size", () => {
  const price = {
    ...pricesOf("qwen-image-3.0-pro"),
    cases: [
      { when: { rewrites: true }, unitPrice: 0.5 },
      { upToPixels: 1_000_000, unitPrice: 0.1 },
    ],
  };
  expect(unitPriceDrawn(price, 0.5, 100)).toBe(0.5);
  expect(unitPriceDrawn(price, 0.1, 100)).toBe(0.1);
});
