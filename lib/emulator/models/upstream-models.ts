import { judgeQwenEdit } from "./judge/qwen-edit.ts";
import { judgeQwenImageFlat, judgeQwenImageMessages } from "./judge/qwen-image.ts";
import type { Judge } from "./judge/verdict.ts";
import { judgeWan25 } from "./judge/wan25.ts";
import { judgeWan27 } from "./judge/wan27.ts";
import type { ResultShape } from "./results.ts";

/** One way of calling a model. */
interface Way {
  /** Below `/api/v1`. */
  path: string;
  judge: Judge;
  shape: ResultShape;
}

/** A model as upstream treats it. */
export interface UpstreamModel {
  asynchronous?: Way;
  synchronous?: Way;
  submissionsPerSecond: number;
  tasksAtOnce: number;
  /** How long one image takes, in milliseconds at speed 1. */
  runningMs: { min: number; max: number };
}

const multimodal = "/services/aigc/multimodal-generation/generation";
const textToImage = "/services/aigc/text2image/image-synthesis";

/** W27-ja; limits of wan2.7-image are not published. */
function wan27(model: string, draws4K: boolean, limit: number): UpstreamModel {
  const judge = judgeWan27({ model, draws4K });
  return {
    asynchronous: { path: "/services/aigc/image-generation/generation", judge, shape: "wan27" },
    synchronous: { path: multimodal, judge, shape: "wan27" },
    submissionsPerSecond: limit,
    tasksAtOnce: limit,
    runningMs: { min: 12_000, max: 18_000 },
  };
}

/** QI: about 15 seconds, and 3 to 4 more for a rewritten prompt. */
function qwenImage(model: string): UpstreamModel {
  return {
    asynchronous: {
      path: textToImage,
      judge: judgeQwenImageFlat(model),
      shape: "qwenImageTask",
    },
    synchronous: {
      path: multimodal,
      judge: judgeQwenImageMessages(model),
      shape: "qwenImageAnswer",
    },
    submissionsPerSecond: 2,
    tasksAtOnce: 2,
    runningMs: { min: 13_000, max: 16_000 },
  };
}

/** QE: synchronous only, and as many at once as one likes. */
function qwenEdit(model: string, isPlus: boolean): UpstreamModel {
  return {
    synchronous: { path: multimodal, judge: judgeQwenEdit({ model, isPlus }), shape: "qwenEdit" },
    submissionsPerSecond: 2,
    tasksAtOnce: Number.POSITIVE_INFINITY,
    runningMs: { min: 9_000, max: 14_000 },
  };
}

export const upstreamModels: ReadonlyMap<string, UpstreamModel> = new Map([
  ["wan2.7-image-pro", wan27("wan2.7-image-pro", true, 5)],
  ["wan2.7-image", wan27("wan2.7-image", false, 2)],
  [
    "wan2.5-i2i-preview",
    {
      asynchronous: {
        path: "/services/aigc/image2image/image-synthesis",
        judge: judgeWan25,
        shape: "wan25",
      },
      submissionsPerSecond: 2,
      tasksAtOnce: 2,
      // W25: 1 to 2 minutes in one place, 30 to 60 seconds in another.
      runningMs: { min: 40_000, max: 70_000 },
    } satisfies UpstreamModel,
  ],
  ["qwen-image-plus", qwenImage("qwen-image-plus")],
  ["qwen-image", qwenImage("qwen-image")],
  ["qwen-image-edit-plus", qwenEdit("qwen-image-edit-plus", true)],
  ["qwen-image-edit-plus-2025-10-30", qwenEdit("qwen-image-edit-plus-2025-10-30", true)],
  ["qwen-image-edit", qwenEdit("qwen-image-edit", false)],
]);
