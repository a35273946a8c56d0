import type { Model } from "./model";
import { type Region, regions } from "./region";
import {
  aMinute,
  amounts,
  aspectUpTo,
  casesIn,
  characters,
  chineseAndEnglish,
  megabyte,
  paths,
  pricesInCny,
  seed,
  tokens,
} from "./shared";

/** Q3 (docs/dashscope.md#sources): one id draws and edits. 2.1 is built on it. */
export const newerQwen = {
  family: "Qwen-Image 3.0",
  calls: {
    asynchronous: { path: paths.imageGeneration, body: "messages" },
    synchronous: { path: paths.multimodal, body: "messages" },
  },
  prompt: { ...tokens(4500), isAdvice: true },
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
  inputs: {
    count: { min: 0, max: 3 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp", "image/gif"],
    alpha: true,
    advisedSidePx: { min: 384, max: 2048 },
    maxBytes: 10 * megabyte,
  },
  parameters: {
    size: {
      wireName: "size",
      tiers: [],
      exact: [
        {
          when: {},
          rule: { pixels: { min: 512 * 512, max: 2048 * 2048 }, aspect: aspectUpTo(8) },
        },
      ],
      // The page recommends none; both groups have the familiar ratios, the first at the lower price.
      suggested: [
        {
          when: {},
          rule: [
            "1024*1024",
            "1536*1024",
            "1024*1536",
            "1472*1104",
            "1104*1472",
            "1664*928",
            "928*1664",
            "2048*2048",
            "2496*1664",
            "1664*2496",
            "2368*1728",
            "1728*2368",
            "2688*1536",
            "1536*2688",
          ],
        },
      ],
    },
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 6 } }] },
    seed,
    watermark: { wireName: "watermark", default: false, effectiveWhen: {}, text: "Qwen-Image" },
    promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
    promptExtendMode: {
      wireName: "prompt_extend_mode",
      default: "direct",
      effectiveWhen: { rewrites: true },
      choices: [
        { value: "direct", allowedWhen: {} },
        { value: "agent", allowedWhen: { hasInputs: false } },
      ],
    },
    thinkingMode: {
      wireName: "enable_thinking",
      default: true,
      effectiveWhen: { rewrites: true },
    },
  },
  // The model chooses; measured, it is about as much as is allowed.
  unsetSize: {
    pixels: { fromText: 2048 * 2048, withInputs: 2048 * 2048 },
    choosesRatio: true,
  },
  regions,
  // A small picture as it was asked for, and an edit of two images.
  wait: { seconds: { min: 19, max: 103 }, known: false, upTo: { images: 1 } },
  source: "Q3 (2026-09-02)",
} satisfies Partial<Model>;

/** The price list has no row for Hong Kong. */
const elsewhere: Region[] = ["virginia", "frankfurt", "tokyo"];
const inputPrices = amounts(0.02, 0.022483, elsewhere);

/** Input images are billed as well. */
function ofInputs(region: Region) {
  const inputUnitPrice = inputPrices[region];
  return inputUnitPrice === undefined ? {} : { inputUnitPrice };
}

export const qwenImage30Pro: Model = {
  ...newerQwen,
  id: "qwen-image-3.0-pro",
  title: "Qwen-Image 3.0 Pro",
  strengths: ["longPrompts", "thinking"],
  twin: { id: "qwen-image-3.0" },
  // A small picture costs less than a large one.
  prices: pricesInCny(amounts(0.5, 0.562065, elsewhere), (region) => ({
    ...casesIn(amounts(0.25, 0.299768, elsewhere), { upToPixels: 2_250_000 })(region),
    ...ofInputs(region),
  })),
  limits: aMinute(5, 10),
};

export const qwenImage30: Model = {
  ...newerQwen,
  id: "qwen-image-3.0",
  title: "Qwen-Image 3.0",
  strengths: ["longPrompts", "balance"],
  prices: pricesInCny(amounts(0.18, 0.224826, elsewhere), ofInputs),
  limits: aMinute(20, 10),
};
