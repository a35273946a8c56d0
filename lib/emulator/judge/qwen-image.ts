import type { Refusal } from "../plan.ts";
import { type Reading, readFlat, readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { type PixelSize, readPixels } from "./size.ts";
import { type Judge, readCommon, refuse } from "./verdict.ts";

/** QI prints 1472*1140 for 4:3, newer documents 1472*1104; both are taken. */
const sizes = [
  "1664*928",
  "1472*1140",
  "1472*1104",
  "1328*1328",
  "1140*1472",
  "1104*1472",
  "928*1664",
];

const rules = { promptCharacters: 800, images: undefined };

/** Judges a synchronous body for qwen-image or qwen-image-plus. QI. */
export function judgeQwenImageMessages(model: string): Judge {
  return (body, images) => judge(model, readMessages(body, images, rules));
}

/** Judges an asynchronous body, which has its prompts in `input`. QI. */
export function judgeQwenImageFlat(model: string): Judge {
  return (body, images) => judge(model, readFlat(body, images, rules));
}

function judge(model: string, reading: Reading | Refusal): ReturnType<Judge> {
  if ("code" in reading) return reading;
  const { prompt, parameters } = reading;
  const size = judgeSize(parameters.size);
  if ("code" in size) return size;
  const common = readCommon(parameters, 1);
  if ("code" in common) return common;
  return {
    model,
    prompt,
    images: [],
    ...size,
    count: 1,
    isSet: false,
    seed: common.seed,
    watermark: common.watermark,
    palette: [],
    ...(common.promptExtend ? { actualPrompt: rewritten(prompt) } : {}),
  };
}

function judgeSize(value: unknown): PixelSize | Refusal {
  const size = value ?? "1328*1328";
  const pixels = typeof size === "string" && sizes.includes(size) ? readPixels(size) : undefined;
  return pixels ?? refuse(`size must be one of ${sizes.join(", ")}.`);
}
