import type { ModelParameters, Price, PromptLanguage, Range, Region, TextLimit } from "./model";

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

export const megabyte = 1024 * 1024;

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

/** Prices in CNY from the public price list, which is no part of the reference documents. */
export const pricesInCny = (beijing: number, singapore: number): Record<Region, Price> => {
  const published = { currency: "CNY", source: "Model Studio price list", asOf: "2026-10" };
  return {
    beijing: { unitPrice: beijing, ...published },
    singapore: { unitPrice: singapore, ...published },
  };
};
