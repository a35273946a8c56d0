import type {
  AccountLimits,
  ModelParameters,
  Price,
  PriceCase,
  PromptLanguage,
  Range,
  TextLimit,
  ToggleParameter,
} from "./model";
import { type ByRegion, type Region, regions } from "./region";

/** Every document: `[0, 2147483647]`. */
export const seed = {
  wireName: "seed",
  min: 0,
  max: 2_147_483_647,
} satisfies ModelParameters["seed"];

/** Every document that names languages for prompts names these. docs/dashscope.md#prompts */
export const chineseAndEnglish = ["zh", "en"] as const satisfies PromptLanguage[];

export const characters = (max: number) => ({ unit: "characters", max }) satisfies TextLimit;
export const tokens = (max: number) => ({ unit: "tokens", max }) satisfies TextLimit;

/** D1: the announcement about the older Qwen models. */
export const endsInOctober = { on: "2026-10-10", successor: "qwen-image-2.0" };

/** The documents say "10 MB" and not which megabyte: this one is the smaller, and so the safe one. */
export const megabyte = 1_000_000;

/** QEz: the sizes that its page recommends for edits. */
export const editedSizes = [
  "1024*1024",
  "1536*1536",
  "1152*768",
  "768*1152",
  "1536*1024",
  "1024*1536",
  "1280*960",
  "960*1280",
  "1440*1080",
  "1080*1440",
  "1280*720",
  "720*1280",
  "1920*1080",
  "1080*1920",
  "1344*576",
  "2048*872",
];

/** One side at most `most` times the other. */
export const aspectUpTo = (most: number): Range => ({ min: 1 / most, max: most });

export const paths = {
  multimodal: "/services/aigc/multimodal-generation/generation",
  imageGeneration: "/services/aigc/image-generation/generation",
  textToImage: "/services/aigc/text2image/image-synthesis",
  imageToImage: "/services/aigc/image2image/image-synthesis",
} as const;

/** Most models are in these two. */
export const inAsia = ["beijing", "singapore"] as const satisfies Region[];

/** Amounts by region; in the others that the price list names, they are those of Beijing. */
export const amounts = (
  beijing: number,
  singapore: number,
  likeBeijing: Region[] = [],
): ByRegion<number> => ({
  beijing,
  singapore,
  ...Object.fromEntries(likeBeijing.map((region) => [region, beijing])),
});

/**
 * The public price list, which is no part of the reference documents; it has one currency for every
 * region. docs/dashscope.md#prices
 */
export function pricesInCny(
  unitPrices: ByRegion<number>,
  more: (region: Region) => Partial<Price> = () => ({}),
): ByRegion<Price> {
  const published = { currency: "CNY", source: "Model Studio price list", asOf: "2026-10" };
  const prices: ByRegion<Price> = {};
  for (const region of regions) {
    const unitPrice = unitPrices[region];
    if (unitPrice !== undefined) prices[region] = { unitPrice, ...published, ...more(region) };
  }
  return prices;
}

/** Another price in each region, for `pricesInCny`. */
export const casesIn =
  (unitPrices: ByRegion<number>, counts: Omit<PriceCase, "unitPrice">) =>
  (region: Region): Partial<Price> => {
    const unitPrice = unitPrices[region];
    return unitPrice === undefined ? {} : { cases: [{ ...counts, unitPrice }] };
  };

/** The public list of limits. Some are by the second, some by the minute. */
export const aSecond = (submissions: number, tasksAtOnce: number | null): AccountLimits => ({
  submissionsPerSecond: submissions,
  tasksAtOnce,
  source: "Model Studio rate limits",
  asOf: "2026-10",
});
export const aMinute = (submissions: number, tasksAtOnce: number | null): AccountLimits =>
  aSecond(submissions / 60, tasksAtOnce);

export const wanWatermark = {
  wireName: "watermark",
  default: false,
  effectiveWhen: {},
  text: "AI Generated",
} satisfies ToggleParameter;

/**
 * W27-zh, the Chinese page, has other words than those in other languages. Which ones a region
 * paints was not measured.
 */
export const beijingWatermark = { watermarkText: "AI生成" };
