import type { Model } from "./model";
import {
  aMinute,
  amounts,
  aSecond,
  characters,
  chineseAndEnglish,
  editedSizes,
  inAsia,
  megabyte,
  paths,
  pricesInCny,
  seed,
  tokens,
} from "./shared";

/** QIz and QEz (docs/dashscope.md#sources): one id draws and edits, synchronously only. */
const shared = {
  family: "Qwen-Image 2.0",
  calls: { synchronous: { path: paths.multimodal, body: "messages" } },
  prompt: tokens(1300),
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
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
      tiers: [],
      exact: [{ when: {}, rule: { pixels: { min: 512 * 512, max: 2048 * 2048 } } }],
      rounding: { multiple: 16, withInputsOnly: true },
      suggested: [
        { when: { hasInputs: true }, rule: editedSizes },
        { when: {}, rule: ["2048*2048", "2368*1728", "1728*2368", "2688*1536", "1536*2688"] },
      ],
    },
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 6 } }] },
    seed,
    watermark: { wireName: "watermark", default: false, effectiveWhen: {}, text: "Qwen-Image" },
    promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
  },
  unsetSize: { pixels: { fromText: 2048 * 2048, withInputs: 1024 * 1024 } },
  regions: inAsia,
  wait: { known: false },
  source: "QIz, QEz (2026-08-20)",
} satisfies Partial<Model>;

export const qwenImage20Pro: Model = {
  ...shared,
  id: "qwen-image-2.0-pro",
  title: "Qwen-Image 2.0 Pro",
  strengths: ["lettering", "realism"],
  // D2 calls 2.0 the accelerated version.
  twin: { id: "qwen-image-2.0", isFaster: true },
  prices: pricesInCny(amounts(0.5, 0.550443)),
  limits: aMinute(2, null),
};

export const qwenImage20: Model = {
  ...shared,
  id: "qwen-image-2.0",
  title: "Qwen-Image 2.0",
  strengths: ["lettering", "realism", "speed"],
  prices: pricesInCny(amounts(0.2, 0.256873)),
  limits: aSecond(2, null),
};
