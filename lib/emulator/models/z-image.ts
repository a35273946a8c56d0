import { judgeZImage } from "../judge/z-image.ts";
import { inAsia } from "../price.ts";
import { aSecond, paths, type UpstreamModel } from "./upstream-model.ts";

const [asItIs, rewritten] = [inAsia(0.1, 0.110089), inAsia(0.2, 0.220177)];

/** Z: synchronous only. */
export const zImageModels: Record<string, UpstreamModel> = {
  "z-image-turbo": {
    synchronous: { path: paths.multimodal, judge: judgeZImage, shape: "zImage" },
    submissions: aSecond(2),
    // How long it takes is not published; the model is meant to be fast.
    wait: { firstMs: { min: 4_000, max: 8_000 } },
    price: {
      image: ({ actualPrompt }) => (actualPrompt === undefined ? asItIs : rewritten),
    },
  },
};
