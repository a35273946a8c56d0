import { judgeWan25Text, judgeWan26Text } from "../judge/wan-text.ts";
import { judgeWan25 } from "../judge/wan25.ts";
import { judgeWan26Image } from "../judge/wan26-image.ts";
import { judgeWan27 } from "../judge/wan27.ts";
import { flat, inAsia, type RegionPrices } from "../price.ts";
import { aSecond, paths, type UpstreamModel } from "./upstream-model.ts";

const fiveAtOnce = { atOnce: 5, waiting: 500 };
const cheap = inAsia(0.2, 0.220177);

/** W27-ja. */
function wan27(model: string, draws4K: boolean, prices: RegionPrices): UpstreamModel {
  const judge = judgeWan27({ model, draws4K });
  return {
    asynchronous: { path: paths.imageGeneration, judge, shape: "wan27" },
    synchronous: { path: paths.multimodal, judge, shape: "wan27" },
    submissions: aSecond(5),
    tasks: fiveAtOnce,
    wait: {
      firstMs: { min: 12_000, max: 18_000 },
      // A set of four took a minute.
      furtherInSetMs: 12_000,
      area: { fromPixels: 2048 * 2048, perMillionMs: 500 },
    },
    price: flat(prices),
  };
}

/** T2V, W26: synchronous and asynchronous. */
const wan26 = {
  tasks: fiveAtOnce,
  price: flat({ ...cheap, virginia: 0.2, frankfurt: 0.2 }),
} satisfies Partial<UpstreamModel>;

/** T2V, W25z: 1 to 2 minutes. */
const wan25 = {
  submissions: aSecond(5),
  tasks: fiveAtOnce,
  price: flat(cheap),
} satisfies Partial<UpstreamModel>;

export const wanModels: Record<string, UpstreamModel> = {
  "wan2.7-image-pro": wan27("wan2.7-image-pro", true, inAsia(0.5, 0.562065)),
  "wan2.7-image": wan27("wan2.7-image", false, inAsia(0.2, 0.224826)),
  "wan2.6-image": {
    ...wan26,
    asynchronous: { path: paths.imageGeneration, judge: judgeWan26Image, shape: "wan26" },
    synchronous: { path: paths.multimodal, judge: judgeWan26Image, shape: "wan26" },
    submissions: aSecond(5),
    // The page's sample: two images in 224 seconds.
    wait: { firstMs: { min: 110_000, max: 116_000 }, furtherMs: 105_000 },
  },
  "wan2.6-t2i": {
    ...wan26,
    asynchronous: { path: paths.imageGeneration, judge: judgeWan26Text, shape: "wan26" },
    synchronous: { path: paths.multimodal, judge: judgeWan26Text, shape: "wan26" },
    // The rate of Beijing and Frankfurt, the strictest.
    submissions: aSecond(1),
    wait: { firstMs: { min: 22_000, max: 25_000 }, furtherMs: 500 },
  },
  "wan2.5-t2i-preview": {
    ...wan25,
    asynchronous: { path: paths.textToImage, judge: judgeWan25Text, shape: "wan25" },
    wait: { firstMs: { min: 60_000, max: 85_000 } },
  },
  "wan2.5-i2i-preview": {
    ...wan25,
    asynchronous: { path: paths.imageToImage, judge: judgeWan25, shape: "wan25" },
    // W25: 1 to 2 minutes in one place, 30 to 60 seconds in another.
    wait: { firstMs: { min: 40_000, max: 70_000 } },
    seedStep: 1,
  },
};
