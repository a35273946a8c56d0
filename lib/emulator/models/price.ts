import type { Plan } from "../plan.ts";

type Region = "beijing" | "singapore" | "virginia" | "frankfurt" | "tokyo" | "hongKong";

/** CNY, in each region that the price list has the model for. */
export type RegionPrices = Partial<Record<Region, number>>;

/** The price list calls so many pixels of 3.0 1k, and more 2k. */
export const mostPixelsOf1k = 2_250_000;

/** What a model costs. P, 2026-10. */
export interface Price {
  /** Of one image that came. */
  image: (plan: Plan) => RegionPrices;
  /** Of one image that went in; free where it is missing. */
  input?: RegionPrices;
}

/** A price of the two regions that have every model. */
export const inAsia = (beijing: number, singapore: number): RegionPrices => ({
  beijing,
  singapore,
});

export const flat = (prices: RegionPrices): Price => ({ image: () => prices });

/** What a call that succeeded costs in each region: its input images once, and each image that came. */
export function costOf({ image, input = {} }: Price, plan: Plan): RegionPrices {
  const entries = Object.entries(image(plan)).map(([region, price]) => {
    const perInput = Object.entries(input).find(([name]) => name === region)?.[1] ?? 0;
    const cost = plan.count * price + plan.images.length * perInput;
    // Prices have six decimals; sums of them have no more.
    return [region, Math.round(cost * 1_000_000) / 1_000_000];
  });
  return Object.fromEntries(entries);
}
