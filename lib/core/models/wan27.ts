import type { Model, SizeRule } from "./model";

const anyRatio = { min: 1 / 8, max: 8 };
const smallest = 768 * 768;

const upTo2K = {
  tiers: ["1K", "2K"],
  pixels: { min: smallest, max: 2048 * 2048 },
  aspect: anyRatio,
} satisfies SizeRule;

const upTo4K = {
  tiers: ["1K", "2K", "4K"],
  pixels: { min: smallest, max: 4096 * 4096 },
  aspect: anyRatio,
} satisfies SizeRule;

const tiers = [
  { name: "1K", pixels: 1024 * 1024 },
  { name: "2K", pixels: 2048 * 2048 },
];

/** What both models of the family share. W27-ja (2026-06-30), request body. */
const shared = {
  family: "wan2.7",
  body: "messages",
  paths: {
    asynchronous: "/services/aigc/image-generation/generation",
    synchronous: "/services/aigc/multimodal-generation/generation",
  },
  prompt: { maxCharacters: 5000 },
  inputs: {
    count: { min: 0, max: 9 },
    // BMP is documented as well; the studio keeps no BMP, so none can be sent.
    formats: ["image/jpeg", "image/png", "image/webp"],
    alpha: false,
    sidePx: { min: 240, max: 8000 },
    aspect: anyRatio,
    maxBytes: 20 * 1024 * 1024,
    boxes: { wireName: "bbox_list", maxPerInput: 2 },
  },
  typicalSeconds: { min: 12, max: 25 },
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
  seed: { wireName: "seed", min: 0, max: 2_147_483_647 },
  watermark: { wireName: "watermark", default: false, effectiveWhen: {} },
  thinkingMode: {
    wireName: "thinking_mode",
    default: true,
    effectiveWhen: { hasInputs: false, sequential: false },
  },
  sequential: { wireName: "enable_sequential", default: false, effectiveWhen: {} },
  palette: {
    wireName: "color_palette",
    colours: { min: 3, max: 10 },
    recommended: 8,
    allowedWhen: { sequential: false },
  },
} satisfies Omit<Model["parameters"], "size">;

const priceList = { source: "Model Studio price list", asOf: "2026-11" };

export const wan27ImagePro: Model = {
  ...shared,
  id: "wan2.7-image-pro",
  title: "Wan 2.7 Pro",
  parameters: {
    ...parameters,
    size: {
      wireName: "size",
      tiers: [...tiers, { name: "4K", pixels: 4096 * 4096 }],
      default: "2K",
      cases: [
        { when: { hasInputs: false, sequential: false }, rule: upTo4K },
        { when: {}, rule: upTo2K },
      ],
    },
  },
  prices: {
    beijing: { unitPrice: 0.5, currency: "CNY", ...priceList },
    singapore: { unitPrice: 0.562065, currency: "CNY", ...priceList },
  },
  limits: { submissionsPerSecond: 5, tasksAtOnce: 5, known: true },
};

export const wan27Image: Model = {
  ...shared,
  id: "wan2.7-image",
  title: "Wan 2.7",
  parameters: {
    ...parameters,
    size: { wireName: "size", tiers, default: "2K", cases: [{ when: {}, rule: upTo2K }] },
  },
  prices: {
    beijing: { unitPrice: 0.2, currency: "CNY", ...priceList },
    singapore: { unitPrice: 0.220177, currency: "CNY", ...priceList },
  },
  // Upstream publishes no limits for this model; these are the lowest of its neighbours.
  limits: { submissionsPerSecond: 2, tasksAtOnce: 2, known: false },
};
