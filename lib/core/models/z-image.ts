import type { Model } from "./model";
import { amounts, aSecond, casesIn, inAsia, paths, pricesInCny, seed } from "./shared";

/** Z (docs/dashscope.md#sources). Neither a count nor a watermark nor a negative prompt is documented. */
export const zImageTurbo: Model = {
  id: "z-image-turbo",
  family: "Z-Image",
  title: "Z-Image Turbo",
  calls: { synchronous: { path: paths.multimodal, body: "messages", textIsPrompt: true } },
  prompt: { maxCharacters: 800 },
  parameters: {
    size: {
      wireName: "size",
      default: "1024*1536",
      allowedWhen: {},
      tiers: [],
      exact: [{ when: {}, rule: { pixels: { min: 512 * 512, max: 2048 * 2048 } } }],
      suggested: ["1024*1536", "1536*1024", "1280*1280", "1536*1536", "1536*864", "864*1536"],
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
