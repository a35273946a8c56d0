import type { Model, Price, Region } from "./model";
import {
  aspectUpTo,
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
      allowedWhen: {},
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
  // A small picture as it was asked for, and an edit of two images.
  wait: { seconds: { min: 19, max: 103 }, known: false, upTo: { images: 1 } },
  source: "Q3 (2026-09-02)",
} satisfies Partial<Model>;

/** Each input costs, and a small picture may cost less than a large one. */
function prices(
  large: Record<Region, Price>,
  small?: Record<Region, Price>,
): Record<Region, Price> {
  const priceIn = (region: Region, inputUnitPrice: number): Price => ({
    ...large[region],
    ...(small ? { cases: [{ upToPixels: 2_250_000, unitPrice: small[region].unitPrice }] } : {}),
    inputUnitPrice,
  });
  return { beijing: priceIn("beijing", 0.02), singapore: priceIn("singapore", 0.022483) };
}

export const qwenImage30Pro: Model = {
  ...newerQwen,
  id: "qwen-image-3.0-pro",
  title: "Qwen-Image 3.0 Pro",
  strengths: ["longPrompts", "thinking"],
  twin: { id: "qwen-image-3.0" },
  prices: prices(pricesInCny(0.5, 0.562065), pricesInCny(0.25, 0.299768)),
  // Five a minute.
  limits: { submissionsPerSecond: 5 / 60, tasksAtOnce: 10, known: true },
};

export const qwenImage30: Model = {
  ...newerQwen,
  id: "qwen-image-3.0",
  title: "Qwen-Image 3.0",
  strengths: ["longPrompts", "balance"],
  prices: prices(pricesInCny(0.18, 0.224826)),
  // Twenty a minute.
  limits: { submissionsPerSecond: 20 / 60, tasksAtOnce: 10, known: true },
};
