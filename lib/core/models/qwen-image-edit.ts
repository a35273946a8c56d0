import type { Model } from "./model";
import {
  amounts,
  aSecond,
  characters,
  chineseAndEnglish,
  editedSizes,
  endsInOctober,
  inAsia,
  megabyte,
  paths,
  pricesInCny,
  seed,
  tokens,
} from "./shared";

/** QE (docs/dashscope.md#sources). There is no asynchronous API for this family. */
const shared = {
  family: "Qwen-Image-Edit",
  calls: { synchronous: { path: paths.multimodal, body: "messages" } },
  prompt: tokens(800),
  promptLanguages: chineseAndEnglish,
  negativePrompt: characters(500),
  inputs: {
    count: { min: 1, max: 3 },
    formats: ["image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp", "image/gif"],
    alpha: true,
    advisedSidePx: { min: 384, max: 3072 },
    maxBytes: 10 * megabyte,
  },
  // QE: also of qwen-image-edit, which takes no size.
  unsetSize: { pixels: { withInputs: 1024 * 1024 } },
  regions: inAsia,
  limits: aSecond(2, null),
  wait: { known: false },
  ends: endsInOctober,
  source: "QE (2025-12-13)",
} satisfies Partial<Model>;

const common = {
  seed,
  watermark: { wireName: "watermark", default: false, effectiveWhen: {}, text: "Qwen-Image" },
} satisfies Partial<Model["parameters"]>;

const plus = {
  ...shared,
  strengths: ["letteringEdits", "fusing"],
  parameters: {
    ...common,
    size: {
      wireName: "size",
      // QE allows it for one image only; QEz, which is newer, for several as well.
      tiers: [],
      exact: [{ when: {}, rule: { sidePx: { min: 512, max: 2048 } } }],
      rounding: { multiple: 16 },
      suggested: [{ when: {}, rule: editedSizes }],
    },
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 6 } }] },
    promptExtend: { wireName: "prompt_extend", default: true, effectiveWhen: {} },
  },
} satisfies Partial<Model>;

export const qwenImageEditPlus: Model = {
  ...plus,
  id: "qwen-image-edit-plus",
  title: "Qwen-Image-Edit Plus",
  prices: pricesInCny(amounts(0.2, 0.220177)),
};

export const qwenImageEditPlusDated: Model = {
  ...plus,
  id: "qwen-image-edit-plus-2025-10-30",
  title: "Qwen-Image-Edit Plus 2025-10-30",
  twin: { id: "qwen-image-edit-plus", isSame: true },
  prices: pricesInCny(amounts(0.2, 0.220177)),
};

export const qwenImageEdit: Model = {
  ...shared,
  id: "qwen-image-edit",
  title: "Qwen-Image-Edit",
  strengths: ["letteringEdits"],
  twin: { id: "qwen-image-edit-plus" },
  parameters: {
    ...common,
    n: { wireName: "n", default: 1, cases: [{ when: {}, rule: { min: 1, max: 1 } }] },
  },
  prices: pricesInCny(amounts(0.3, 0.330266)),
};
