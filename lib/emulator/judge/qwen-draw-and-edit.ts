import { z } from "zod";
import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import type { PromptLength } from "./prompt-length.ts";
import { type ImageRules, readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import {
  type AreaWords,
  judgeArea,
  nearestSixteens,
  type PixelSize,
  sizeOfArea,
  withinSixteens,
} from "./size.ts";
import { type Judge, optional, planImages, readCommon, refuse, wrong } from "./verdict.ts";

/** How the Qwen models that draw and edit under one id differ. */
export interface DrawAndEditRules {
  model: string;
  mostInputs: number;
  prompt: PromptLength;
  /** Without a size, the picture has as many pixels as a square of this side. */
  unsetSide: { text: number; edit: number };
  /** The largest ratio between the sides. */
  aspect?: number;
  /** Whether the size of an edit is rounded to multiples of 16. */
  roundsEdits: boolean;
  /** Whether it supports `prompt_extend_mode` and `enable_thinking`. */
  thinks: boolean;
  words: AreaWords;
}

/** The page recommends sides of at least 384 px, but accepts others. */
const formats = ["jpeg", "png", "bmp", "tiff", "webp", "gif"];

/** Validates a body for qwen-image-3.0, 2.1 or 2.0, with and without images. Q3, QIz, QEz. */
export function judgeQwenDrawAndEdit(rules: DrawAndEditRules): Judge {
  const { model, mostInputs, prompt: length } = rules;
  const images: ImageRules = { min: 0, max: mostInputs, formats, alpha: true, maxMegabytes: 10 };
  return (body, known) => {
    const reading = readMessages(body, known, { prompt: length, images });
    if ("code" in reading) return reading;
    const { prompt, inputs, parameters } = reading;
    const size = judgeSize(parameters.size, inputs, rules);
    if ("code" in size) return size;
    const common = readCommon(parameters, { mostImages: 6 });
    if ("code" in common) return common;
    const thinking = rules.thinks ? judgeThinking(parameters, inputs, common.promptExtend) : false;
    if (typeof thinking === "object") return thinking;
    return {
      model,
      prompt,
      images: planImages(inputs),
      ...size,
      count: common.n ?? 1,
      isSet: false,
      seed: common.seed,
      isThinking: thinking,
      watermark: common.watermark,
      palette: [],
      ...(common.promptExtend ? { actualPrompt: rewritten(prompt) } : {}),
    };
  };
}

function judgeSize(
  value: unknown,
  inputs: InputImage[],
  { unsetSide, aspect, roundsEdits, words }: DrawAndEditRules,
): PixelSize | Refusal {
  const isEdit = inputs.length > 0;
  if ((value ?? undefined) === undefined) {
    return withinSixteens(sizeOfArea(isEdit ? unsetSide.edit : unsetSide.text, inputs));
  }
  const ratio = aspect === undefined ? {} : { aspect };
  const size = judgeArea(value, { smallestSide: 512, largestSide: 2048, ...ratio }, words);
  return "code" in size || !isEdit || !roundsEdits ? size : nearestSixteens(size);
}

/** Whether the model thinks before it draws, which it does only when it rewrites the prompt. Q3. */
function judgeThinking(
  parameters: Record<string, unknown>,
  inputs: InputImage[],
  isRewriting: boolean,
): boolean | Refusal {
  const mode = optional(parameters.prompt_extend_mode, z.enum(["direct", "agent"]));
  if (mode === wrong) return refuse("prompt_extend_mode must be one of direct, agent.");
  const isThinking = optional(parameters.enable_thinking, z.boolean());
  if (isThinking === wrong) return refuse("enable_thinking must be a boolean.");
  if (isRewriting && mode === "agent" && inputs.length > 0) {
    return refuse("prompt_extend_mode agent is not supported with images.");
  }
  return isRewriting && (isThinking ?? true);
}
