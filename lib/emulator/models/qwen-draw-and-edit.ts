import { type DrawAndEditRules, judgeQwenDrawAndEdit } from "../judge/qwen-draw-and-edit.ts";
import { qwen20Words, qwen30Words } from "../judge/qwen-words.ts";
import { flat, inAsia, mostPixelsOf1k, type Price, type RegionPrices } from "../price.ts";
import { aMinute, aSecond, paths, type UpstreamModel } from "./upstream-model.ts";

/** A price for the regions that have 3.0; none is published for Hong Kong. */
const everywhere = (beijing: number, singapore: number): RegionPrices => ({
  ...inAsia(beijing, singapore),
  virginia: beijing,
  frankfurt: beijing,
  tokyo: beijing,
});
const input = everywhere(0.02, 0.022483);
const [small, large] = [everywhere(0.25, 0.299768), everywhere(0.5, 0.562065)];
const pro30: Price = {
  image: ({ width, height }) => (width * height <= mostPixelsOf1k ? small : large),
  input,
};
const plain30: Price = { ...flat(everywhere(0.18, 0.224826)), input };

/**
 * Q3. Of the page that describes 2.1, only the beginning could be read (images, prices, limits); the rest is from
 * third parties, and where they are silent it is assumed to be the same.
 */
function newer(
  model: string,
  rules: Pick<DrawAndEditRules, "mostInputs" | "thinks">,
  submissionsAMinute: number,
  price: Price,
): UpstreamModel {
  const judge = judgeQwenDrawAndEdit({
    ...rules,
    model,
    // The page recommends up to 4500 tokens and says nothing about more.
    prompt: "whole",
    // Measured: about as many pixels as are allowed.
    unsetSide: { text: 2048, edit: 2048 },
    aspect: 8,
    roundsEdits: false,
    words: qwen30Words,
  });
  return {
    asynchronous: { path: paths.imageGeneration, judge, shape: "qwen30Task" },
    synchronous: { path: paths.multimodal, judge, shape: "qwen30Answer" },
    submissions: aMinute(submissionsAMinute),
    tasks: { atOnce: 10, waiting: 200 },
    // 19 s at 1024*1024 by default, 40 s and more at 2048*2048, 60 s with every option, at least 15
    // s more per input.
    wait: {
      firstMs: { min: 19_000, max: 20_000 },
      furtherMs: 20_000,
      inputMs: 15_000,
      rewritingMs: 7_000,
      thinkingMs: 12_000,
      area: { fromPixels: 1024 * 1024, perMillionMs: 6_000 },
    },
    price,
  };
}

/** QIz, QEz: synchronous only. */
function qwen20(
  model: string,
  submissions: UpstreamModel["submissions"],
  prices: RegionPrices,
): UpstreamModel {
  const judge = judgeQwenDrawAndEdit({
    model,
    mostInputs: 3,
    prompt: { tokens: 1300 },
    unsetSide: { text: 2048, edit: 1024 },
    roundsEdits: true,
    thinks: false,
    words: qwen20Words,
  });
  return {
    synchronous: { path: paths.multimodal, judge, shape: "qwenEdit" },
    submissions,
    // How long it takes is not published.
    wait: { firstMs: { min: 14_000, max: 22_000 } },
    price: flat(prices),
  };
}

const pro20 = ["", "-2026-06-22", "-2026-04-22", "-2026-03-03"].map(
  (date) => `qwen-image-2.0-pro${date}`,
);
const plain20 = ["", "-2026-03-03"].map((date) => `qwen-image-2.0${date}`);

/** The Qwen models that draw and edit under one id. */
export const qwenDrawAndEditModels: Record<string, UpstreamModel> = {
  "qwen-image-3.0-pro": newer("qwen-image-3.0-pro", { mostInputs: 3, thinks: true }, 5, pro30),
  "qwen-image-3.0": newer("qwen-image-3.0", { mostInputs: 3, thinks: true }, 20, plain30),
  "qwen-image-2.1-pro": newer(
    "qwen-image-2.1-pro",
    { mostInputs: 10, thinks: true },
    20,
    flat({ ...everywhere(0.25, 0.283404), hongkong: 0.25 }),
  ),
  "qwen-image-2.1-turbo": newer(
    "qwen-image-2.1-turbo",
    { mostInputs: 10, thinks: false },
    120,
    flat({ ...everywhere(0.1, 0.113362), hongkong: 0.1 }),
  ),
  ...Object.fromEntries(pro20.map((id) => [id, qwen20(id, aMinute(2), inAsia(0.5, 0.550443))])),
  ...Object.fromEntries(plain20.map((id) => [id, qwen20(id, aSecond(2), inAsia(0.2, 0.256873))])),
};
