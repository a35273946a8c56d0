import type { Model } from "./model";
import {
  amounts,
  aSecond,
  casesIn,
  characters,
  chineseAndEnglish,
  inAsia,
  paths,
  pricesInCny,
  seed,
} from "./shared";

// What the page recommends, with the pixels of a square of 1024, 1280 and 1536.
const in1024 = [
  "1024*1024",
  "1248*832",
  "832*1248",
  "1152*864",
  "864*1152",
  "1152*896",
  "896*1152",
  "1280*720",
  "720*1280",
  "1344*576",
  "576*1344",
];
const in1280 = [
  "1280*1280",
  "1536*1024",
  "1024*1536",
  "1472*1104",
  "1104*1472",
  "1440*1120",
  "1120*1440",
  "1536*864",
  "864*1536",
  "1680*720",
  "720*1680",
];
const in1536 = [
  "1536*1536",
  "1872*1248",
  "1248*1872",
  "1728*1296",
  "1296*1728",
  "1728*1344",
  "1344*1728",
  "2048*1152",
  "1152*2048",
  "2016*864",
  "864*2016",
];

/** Z (docs/dashscope.md#sources). Neither a count nor a watermark nor a negative prompt is documented. */
export const zImageTurbo: Model = {
  id: "z-image-turbo",
  family: "Z-Image",
  title: "Z-Image Turbo",
  calls: { synchronous: { path: paths.multimodal, body: "messages", textIsPrompt: true } },
  prompt: characters(800),
  promptLanguages: chineseAndEnglish,
  strengths: ["realism", "lowPrice"],
  parameters: {
    size: {
      wireName: "size",
      default: "1024*1536",
      tiers: [],
      exact: [{ when: {}, rule: { pixels: { min: 512 * 512, max: 2048 * 2048 } } }],
      suggested: [{ when: {}, rule: [...in1024, ...in1280, ...in1536] }],
    },
    n: { default: 1, cases: [{ when: {}, rule: { min: 1, max: 1 } }] },
    seed,
    promptExtend: { wireName: "prompt_extend", default: false, effectiveWhen: {} },
  },
  regions: inAsia,
  // A prompt that is not rewritten costs half.
  prices: pricesInCny(
    amounts(0.2, 0.220177),
    casesIn(amounts(0.1, 0.110089), { when: { rewrites: false } }),
  ),
  limits: aSecond(2, null),
  wait: { known: false },
  source: "Z (2026-08-20)",
};
