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

const smallest = 768 * 768;
const anyAspect = aspectUpTo(8);
const textAndNoSet = { hasInputs: false, sequential: false };

const upTo = (side: number) => ({ pixels: { min: smallest, max: side * side }, aspect: anyAspect });

const tiers = [
  { name: "1K", pixels: 1024 * 1024, allowedWhen: {} },
  { name: "2K", pixels: 2048 * 2048, allowedWhen: {} },
];

/** The documents name no sizes by ratio: these are the familiar ratios with the pixels of a tier. */
const in2K = [
  "2048*2048",
  "2496*1664",
  "1664*2496",
  "2368*1728",
  "1728*2368",
  "2688*1536",
  "1536*2688",
  "3072*1312",
  "1312*3072",
];
const in4K = [
  "4096*4096",
  "4992*3328",
  "3328*4992",
  "4704*3536",
  "3536*4704",
  "5440*3072",
  "3072*5440",
  "6224*2672",
  "2672*6224",
];
const suggestedIn2K = { when: {}, rule: in2K };

/** What both models of the family share. docs/dashscope.md#request-bodies */
const shared = {
  family: "Wan 2.7",
  calls: {
    asynchronous: { path: paths.imageGeneration, body: "messages" },
    synchronous: { path: paths.multimodal, body: "messages" },
  },
  prompt: characters(5000),
  promptLanguages: chineseAndEnglish,
  inputs: {
    count: { min: 0, max: 9 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/webp"],
    alpha: false,
    sidePx: { min: 240, max: 8000 },
    aspect: anyAspect,
    maxBytes: 20 * megabyte,
    boxes: { wireName: "bbox_list", maxPerInput: 2 },
  },
  regions: inAsia,
  limits: aSecond(5, 5),
  inRegion: { beijing: beijingWatermark },
  // The samples: one image in 2K in 12 to 25 seconds, sets of four in 25 and in 60.
  wait: {
    seconds: { min: 12, max: 25 },
    known: false,
    upTo: { pixels: 2048 * 2048 },
    furtherInSet: { min: 4, max: 12 },
  },
  source: "W27-ja (2026-06-30), W27-zh",
} satisfies Partial<Model>;

const parameters = {
  n: {
    wireName: "n",
    // The two revisions of the document disagree on the default (1 and 4), so n is always sent.
    default: 1,
    cases: [
      { when: { sequential: true }, rule: { min: 1, max: 12, usual: 12 } },
      { when: {}, rule: { min: 1, max: 4 } },
    ],
  },
  seed,
  watermark: wanWatermark,
  thinkingMode: {
    wireName: "thinking_mode",
    default: true,
    effectiveWhen: textAndNoSet,
    isSentWhenChosen: true,
  },
  sequential: { wireName: "enable_sequential", default: false, effectiveWhen: {} },
  palette: {
    wireName: "color_palette",
    colours: { min: 3, max: 10 },
    recommended: 8,
    allowedWhen: { sequential: false },
  },
} satisfies Omit<Model["parameters"], "size">;

const size = { wireName: "size", default: "2K", suggested: [suggestedIn2K] };

export const wan27ImagePro: Model = {
  ...shared,
  id: "wan2.7-image-pro",
  title: "Wan 2.7 Pro",
  strengths: ["boxes", "palettes", "sets"],
  twin: { id: "wan2.7-image", isFaster: true },
  parameters: {
    ...parameters,
    size: {
      ...size,
      tiers: [...tiers, { name: "4K", pixels: 4096 * 4096, allowedWhen: textAndNoSet }],
      exact: [
        { when: textAndNoSet, rule: upTo(4096) },
        { when: {}, rule: upTo(2048) },
      ],
      suggested: [{ when: textAndNoSet, rule: [...in2K, ...in4K] }, suggestedIn2K],
    },
  },
  prices: pricesInCny(amounts(0.5, 0.562065)),
};

export const wan27Image: Model = {
  ...shared,
  id: "wan2.7-image",
  title: "Wan 2.7",
  strengths: ["boxes", "palettes", "sets", "speed"],
  parameters: { ...parameters, size: { ...size, tiers, exact: [{ when: {}, rule: upTo(2048) }] } },
  // Singapore's since 2026-08-12; before it was 0.220177.
  prices: pricesInCny(amounts(0.2, 0.224826)),
};
