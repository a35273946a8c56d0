import type { Plan } from "./plan.ts";

type Region = "beijing" | "singapore" | "virginia" | "frankfurt" | "tokyo" | "hongkong";

/** CNY, in each region for which the price list has the model. */
export type RegionPrices = Partial<Record<Region, number>>;

/** The price list calls up to this many pixels of 3.0 1k, and more 2k. */
export const mostPixelsOf1k = 2_250_000;

/** What a model costs. P, 2026-10. */
export interface Price {
  /** For each image delivered. */
  image: (plan: Plan) => RegionPrices;
  /** For each input image; free if missing. */
  input?: RegionPrices;
}

/** A price for the two regions that have every model. */
export const inAsia = (beijing: number, singapore: number): RegionPrices => ({
  beijing,
  singapore,
});

export const flat = (prices: RegionPrices): Price => ({ image: () => prices });

/**
 * The cost of a successful call in each region: its input images once, plus each image delivered.
 */
export function costOf({ image, input = {} }: Price, plan: Plan): RegionPrices {
  const entries = Object.entries(image(plan)).map(([region, price]) => {
    const perInput = Object.entries(input).find(([name]) => name === region)?.[1] ?? 0;
    const cost = plan.count * price + plan.images.length * perInput;
    // Prices have at most six decimals, and so do their sums.
    return [region, Math.round(cost * 1_000_000) / 1_000_000];
  });
  return Object.fromEntries(entries);
}
