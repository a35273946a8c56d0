import { judgeQwenEdit } from "../judge/qwen-edit.ts";
import { judgeQwenImageFlat, judgeQwenImageMessages } from "../judge/qwen-image.ts";
import { flat, inAsia, type RegionPrices } from "../price.ts";
import { aMinute, aSecond, paths, type UpstreamModel } from "./upstream-model.ts";

type Submissions = UpstreamModel["submissions"];

/** QI: about 15 seconds, and 3 to 4 more for a rewritten prompt. */
const wait = { firstMs: { min: 13_000, max: 16_000 } };
const dear = inAsia(0.5, 0.550443);
const cheap = inAsia(0.2, 0.220177);

/** QI: synchronous and asynchronous. */
function qwenImage(model: string, prices: RegionPrices): UpstreamModel {
  const judge = judgeQwenImageFlat({ model });
  return {
    ...qwenImageAlone(model, aSecond(2), prices),
    asynchronous: { path: paths.textToImage, judge, shape: "qwenImageTask" },
    tasks: { atOnce: 2, waiting: 500 },
  };
}

/** QIz: synchronous only. */
function qwenImageAlone(
  model: string,
  submissions: Submissions,
  prices: RegionPrices,
  onlyOne?: string,
): UpstreamModel {
  const judge = judgeQwenImageMessages({ model, ...(onlyOne ? { onlyOne } : {}) });
  return {
    synchronous: { path: paths.multimodal, judge, shape: "qwenImageAnswer" },
    submissions,
    wait,
    price: flat(prices),
  };
}

/** QE: synchronous only, with no limit on parallel calls. */
function qwenEdit(
  model: string,
  isPlus: boolean,
  prices: RegionPrices,
  submissions: Submissions = aSecond(2),
): UpstreamModel {
  const judge = judgeQwenEdit({ model, isPlus });
  return {
    synchronous: { path: paths.multimodal, judge, shape: "qwenEdit" },
    submissions,
    wait: { firstMs: { min: 9_000, max: 14_000 } },
    price: flat(prices),
  };
}

/** The models announced to end on 2026-10-10. D1. */
export const qwenImageModels: Record<string, UpstreamModel> = {
  "qwen-image-plus": qwenImage("qwen-image-plus", cheap),
  "qwen-image": qwenImage("qwen-image", inAsia(0.25, 0.256873)),
  "qwen-image-plus-2026-01-09": qwenImageAlone("qwen-image-plus-2026-01-09", aSecond(2), cheap),
  ...Object.fromEntries(
    ["qwen-image-max", "qwen-image-max-2025-12-30"].map((id) => [
      id,
      qwenImageAlone(id, aMinute(2), dear, "n must be 1"),
    ]),
  ),
  ...Object.fromEntries(
    ["qwen-image-edit-max", "qwen-image-edit-max-2026-01-16"].map((id) => [
      id,
      qwenEdit(id, true, dear, aMinute(2)),
    ]),
  ),
  ...Object.fromEntries(
    [
      "qwen-image-edit-plus",
      "qwen-image-edit-plus-2025-10-30",
      "qwen-image-edit-plus-2025-12-15",
    ].map((id) => [id, qwenEdit(id, true, cheap)]),
  ),
  "qwen-image-edit": qwenEdit("qwen-image-edit", false, inAsia(0.3, 0.330266)),
};
