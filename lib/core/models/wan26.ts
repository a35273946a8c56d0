import type { Call, Model } from "./model";
import {
  amounts,
  aSecond,
  aspectUpTo,
  beijingWatermark,
  characters,
  chineseAndEnglish,
  inAsia,
  megabyte,
  paths,
  pricesInCny,
  seed,
  wanWatermark,
} from "./shared";
import { textSize } from "./wan-text";

const asynchronous = { path: paths.imageGeneration, body: "messages" } satisfies Call;

const shared = {
  family: "Wan 2.6",
  calls: { asynchronous, synchronous: { path: paths.multimodal, body: "messages" } },
  regions: [...inAsia, "virginia", "frankfurt"],
  negativePrompt: characters(500),
  promptLanguages: chineseAndEnglish,
  prices: pricesInCny(amounts(0.2, 0.220177, ["virginia", "frankfurt"])),
} satisfies Partial<Model>;

const parameters = {
  // Upstream's own default is 4, and each image is billed: n is always sent.
  n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 4 } }] },
  seed,
  watermark: wanWatermark,
} satisfies Partial<Model["parameters"]>;

/** T2V (docs/dashscope.md#sources). */
export const wan26Text: Model = {
  ...shared,
  id: "wan2.6-t2i",
  title: "Wan 2.6 Text",
  prompt: characters(2100),
  strengths: ["realism"],
  parameters: {
    ...parameters,
    size: textSize,
    promptExtend: {
      wireName: "prompt_extend",
      default: true,
      effectiveWhen: {},
      extraSeconds: { min: 3, max: 4 },
    },
  },
  limits: aSecond(1, 5),
  inRegion: {
    beijing: beijingWatermark,
    singapore: { limits: aSecond(5, 5) },
    virginia: { limits: aSecond(5, 5) },
    frankfurt: { calls: { asynchronous } },
  },
  wait: { seconds: { min: 22, max: 27 }, known: false, pollSeconds: 10 },
  source: "T2V (2026-08-20)",
};

/** W26 (docs/dashscope.md#sources), its editing half: text with pictures in between is another form. */
export const wan26Image: Model = {
  ...shared,
  id: "wan2.6-image",
  title: "Wan 2.6 Edit",
  prompt: characters(2000),
  strengths: ["edits"],
  inputs: {
    count: { min: 1, max: 4 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/webp"],
    alpha: false,
    sidePx: { min: 240, max: 8000 },
    maxBytes: 10 * megabyte,
  },
  parameters: {
    ...parameters,
    size: {
      wireName: "size",
      default: "1K",
      tiers: [
        { name: "1K", pixels: 1280 * 1280, allowedWhen: {} },
        { name: "2K", pixels: 2048 * 2048, allowedWhen: {} },
      ],
      exact: [
        {
          when: {},
          rule: { pixels: { min: 768 * 768, max: 2048 * 2048 }, aspect: aspectUpTo(4) },
        },
      ],
      rounding: { multiple: 16 },
      suggested: [
        {
          when: {},
          rule: [
            "1280*1280",
            "1536*1024",
            "1024*1536",
            "1472*1104",
            "1104*1472",
            "1696*960",
            "960*1696",
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
    promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
  },
  limits: aSecond(5, 5),
  inRegion: { beijing: beijingWatermark, frankfurt: { calls: { asynchronous } } },
  // Of two images.
  wait: { seconds: { min: 110, max: 225 }, known: false, upTo: { images: 2 }, pollSeconds: 10 },
  source: "W26 (2026-08-20)",
};
