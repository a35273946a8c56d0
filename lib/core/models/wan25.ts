import type { Model } from "./model";
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

const parameters = {
  // Upstream's own default is 4, and each image is billed: n is always sent.
  n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 4 } }] },
  seed,
  watermark: wanWatermark,
  promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
} satisfies Partial<Model["parameters"]>;

/** What both models share. */
const shared = {
  regions: inAsia,
  prices: pricesInCny(amounts(0.2, 0.220177)),
  limits: aSecond(5, 5),
  inRegion: { beijing: beijingWatermark },
  wait: { seconds: { min: 60, max: 120 }, known: true, pollSeconds: 10 },
} satisfies Partial<Model>;

/** T2V (docs/dashscope.md#sources). */
export const wan25Text: Model = {
  id: "wan2.5-t2i-preview",
  family: "Wan 2.5",
  title: "Wan 2.5 Text",
  calls: { asynchronous: { path: paths.textToImage, body: "flat", tellsPrompt: true } },
  prompt: characters(2000),
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
  strengths: ["realism"],
  parameters: { ...parameters, size: textSize },
  ...shared,
  source: "T2V (2026-08-20)",
};

/**
 * W25 (docs/dashscope.md#sources). Our copy of the document lost its parameter tables; ranges are from other public
 * documentation of the same API.
 */
export const wan25Edit: Model = {
  id: "wan2.5-i2i-preview",
  family: "Wan 2.5",
  title: "Wan 2.5 Edit",
  calls: { asynchronous: { path: paths.imageToImage, body: "flat", tellsPrompt: true } },
  prompt: characters(2000),
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
  strengths: ["fusing", "consistency"],
  inputs: {
    count: { min: 1, max: 3 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/webp"],
    alpha: false,
    sidePx: { min: 384, max: 5000 },
    maxBytes: 10 * megabyte,
  },
  parameters: {
    ...parameters,
    size: {
      wireName: "size",
      tiers: [],
      exact: [
        {
          when: {},
          rule: { pixels: { min: 768 * 768, max: 1280 * 1280 }, aspect: aspectUpTo(4) },
        },
      ],
      suggested: [
        {
          when: {},
          rule: [
            "1280*1280",
            "1024*1024",
            "1200*800",
            "800*1200",
            "1280*960",
            "960*1280",
            "1280*720",
            "720*1280",
            "1344*576",
          ],
        },
      ],
    },
    // W25z: the images of a call have seed, seed + 1 and so on. No other page says it of its model.
    seed: { ...seed, step: 1 },
  },
  unsetSize: { pixels: { withInputs: 1280 * 1280 } },
  ...shared,
  // The page says 1 to 2 minutes in one place, and 30 to 60 seconds in another.
  wait: { seconds: { min: 30, max: 120 }, known: true, pollSeconds: 10 },
  source: "W25, W25z (2026-08-20)",
};
