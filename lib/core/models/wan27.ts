import type { Model } from "./model";
import {
  amounts,
  aSecond,
  aspectUpTo,
  beijingWatermark,
  inAsia,
  megabyte,
  paths,
  pricesInCny,
  seed,
  wanWatermark,
} from "./shared";

const smallest = 768 * 768;
const anyAspect = aspectUpTo(8);
const textOnly = { hasInputs: false, sequential: false };

const upTo = (side: number) => ({ pixels: { min: smallest, max: side * side }, aspect: anyAspect });

const tiers = [
  { name: "1K", pixels: 1024 * 1024, allowedWhen: {} },
  { name: "2K", pixels: 2048 * 2048, allowedWhen: {} },
];

const suggested = ["2048*2048", "1536*2048", "2048*1536", "1152*2048", "2048*1152"];

/** What both models of the family share. docs/dashscope.md#request-bodies */
const shared = {
  family: "Wan 2.7",
  calls: {
    asynchronous: { path: paths.imageGeneration, body: "messages" },
    synchronous: { path: paths.multimodal, body: "messages" },
  },
  prompt: { maxCharacters: 5000 },
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
  wait: { seconds: { min: 12, max: 25 }, known: false },
  source: "W27-ja (2026-06-30), W27-zh",
} satisfies Partial<Model>;

const parameters = {
  n: {
    wireName: "n",
    // The two revisions of the document disagree on the default (1 and 4), so n is always sent.
    default: 1,
    cases: [
      { when: { sequential: true }, rule: { min: 1, max: 12 } },
      { when: {}, rule: { min: 1, max: 4 } },
    ],
  },
  seed,
  watermark: wanWatermark,
  thinkingMode: {
    wireName: "thinking_mode",
    default: true,
    effectiveWhen: textOnly,
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

const size = { wireName: "size", default: "2K", allowedWhen: {}, suggested };

export const wan27ImagePro: Model = {
  ...shared,
  id: "wan2.7-image-pro",
  title: "Wan 2.7 Pro",
  parameters: {
    ...parameters,
    size: {
      ...size,
      tiers: [...tiers, { name: "4K", pixels: 4096 * 4096, allowedWhen: textOnly }],
      exact: [
        { when: textOnly, rule: upTo(4096) },
        { when: {}, rule: upTo(2048) },
      ],
    },
  },
  prices: pricesInCny(amounts(0.5, 0.562065)),
};

export const wan27Image: Model = {
  ...shared,
  id: "wan2.7-image",
  title: "Wan 2.7",
  parameters: { ...parameters, size: { ...size, tiers, exact: [{ when: {}, rule: upTo(2048) }] } },
  // Singapore's since 2026-08-12; before it was 0.220177.
  prices: pricesInCny(amounts(0.2, 0.224826)),
};
