import type { Model } from "./model";
import {
  amounts,
  aSecond,
  characters,
  chineseAndEnglish,
  endsInOctober,
  inAsia,
  paths,
  pricesInCny,
  seed,
} from "./shared";

/** QI (docs/dashscope.md#sources), both its synchronous and its asynchronous half. */
const shared = {
  family: "Qwen-Image",
  calls: {
    asynchronous: { path: paths.textToImage, body: "flat", tellsPrompt: true },
    synchronous: { path: paths.multimodal, body: "messages" },
  },
  // The limit of the asynchronous way, which the studio uses; called at once it is 800 tokens.
  prompt: characters(800),
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
  strengths: ["lettering"],
  parameters: {
    size: {
      wireName: "size",
      default: "1328*1328",
      tiers: [],
      exact: [],
      listed: {
        // QI prints 1472*1140 for 4:3; newer documents print the exact ratio.
        offered: ["1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664"],
        alsoTaken: ["1472*1140", "1140*1472"],
      },
      suggested: [],
    },
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 1 } }] },
    seed,
    watermark: { wireName: "watermark", default: false, effectiveWhen: {}, text: "Qwen-Image" },
    promptExtend: {
      wireName: "prompt_extend",
      default: true,
      effectiveWhen: {},
      extraSeconds: { min: 3, max: 4 },
    },
  },
  regions: inAsia,
  limits: aSecond(2, 2),
  // QI advises polling every 3 s, its newer revision QIz every 10 s.
  // "About 15 seconds", to which rewriting adds; the samples, which were rewritten, took 25.
  wait: { seconds: { min: 12, max: 21 }, known: true, pollSeconds: 10 },
  ends: endsInOctober,
  source: "QI (2025-11-14)",
} satisfies Partial<Model>;

export const qwenImagePlus: Model = {
  ...shared,
  id: "qwen-image-plus",
  title: "Qwen-Image Plus",
  prices: pricesInCny(amounts(0.2, 0.220177)),
};

export const qwenImage: Model = {
  ...shared,
  id: "qwen-image",
  title: "Qwen-Image",
  twin: { id: "qwen-image-plus", isSame: true },
  prices: pricesInCny(amounts(0.25, 0.256873)),
};
