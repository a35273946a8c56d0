import type { Model } from "./model";
import { aMinute, amounts, aSecond, inAsia, megabyte, paths, pricesInCny, seed } from "./shared";

/** QIz and QEz (docs/dashscope.md#sources): one id draws and edits, synchronously only. */
const shared = {
  family: "Qwen-Image 2.0",
  calls: { synchronous: { path: paths.multimodal, body: "messages" } },
  // 1300 tokens, beyond which upstream cuts off: of Chinese that is about as many characters.
  prompt: { maxCharacters: 1300 },
  negativePrompt: { maxCharacters: 500 },
  inputs: {
    count: { min: 0, max: 3 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp", "image/gif"],
    alpha: true,
    advisedSidePx: { min: 384, max: 3072 },
    maxBytes: 10 * megabyte,
  },
  parameters: {
    size: {
      wireName: "size",
      unsetPixels: { fromText: 2048 * 2048, withInputs: 1024 * 1024 },
      allowedWhen: {},
      tiers: [],
      exact: [{ when: {}, rule: { pixels: { min: 512 * 512, max: 2048 * 2048 } } }],
      suggested: ["2048*2048", "2688*1536", "1536*2688", "2368*1728", "1728*2368", "1024*1024"],
    },
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 6 } }] },
    seed,
    watermark: { wireName: "watermark", default: false, effectiveWhen: {}, text: "Qwen-Image" },
    promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
  },
  regions: inAsia,
  wait: { known: false },
  source: "QIz, QEz (2026-08-20)",
} satisfies Partial<Model>;

export const qwenImage20Pro: Model = {
  ...shared,
  id: "qwen-image-2.0-pro",
  title: "Qwen-Image 2.0 Pro",
  prices: pricesInCny(amounts(0.5, 0.550443)),
  limits: aMinute(2, null),
};

export const qwenImage20: Model = {
  ...shared,
  id: "qwen-image-2.0",
  title: "Qwen-Image 2.0",
  prices: pricesInCny(amounts(0.2, 0.256873)),
  limits: aSecond(2, null),
};
