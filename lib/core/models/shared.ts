import type { ModelParameters, Range } from "./model";

/** Every document: `[0, 2147483647]`. */
export const seed = {
  wireName: "seed",
  min: 0,
  max: 2_147_483_647,
} satisfies ModelParameters["seed"];

export const megabyte = 1024 * 1024;

/** One side at most `most` times the other. */
export const aspectUpTo = (most: number): Range => ({ min: 1 / most, max: most });

export const paths = {
  multimodal: "/services/aigc/multimodal-generation/generation",
  imageGeneration: "/services/aigc/image-generation/generation",
  textToImage: "/services/aigc/text2image/image-synthesis",
  imageToImage: "/services/aigc/image2image/image-synthesis",
} as const;

/** Public price and limit pages; they are not part of the reference documents. */
export const priceList = { source: "Model Studio price list", asOf: "2026-11" };

/** The lowest limits of any neighbour, where upstream publishes none for a model. */
export const carefulLimits = { submissionsPerSecond: 2, tasksAtOnce: 2, known: false };
