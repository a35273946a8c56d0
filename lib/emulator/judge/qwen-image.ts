import type { Refusal } from "../plan.ts";
import { formatWords } from "./qwen-words.ts";
import { type Reading, readFlat, readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { type PixelSize, readPixels } from "./size.ts";
import { type Judge, readCommon, refuse, type Verdict } from "./verdict.ts";

const sizes = ["1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664"];
/** QI prints these for 4:3 and 3:4; they are still accepted. */
const olderSizes = ["1472*1140", "1140*1472"];

interface QwenImageRules {
  model: string;
  /** The message for an n other than 1. */
  onlyOne?: string;
}

/** Validates a synchronous body for a model of the qwen-image family. QI, QIz. */
export function judgeQwenImageMessages(rules: QwenImageRules): Judge {
  return (body, images) =>
    judge(rules, readMessages(body, images, { prompt: { tokens: 800 }, images: undefined }));
}

/** Validates an asynchronous body, which has its prompts in `input`. QI, QIz. */
export function judgeQwenImageFlat(rules: QwenImageRules): Judge {
  return (body, images) =>
    judge(rules, readFlat(body, images, { prompt: { characters: 800 }, images: undefined }));
}

function judge({ model, onlyOne }: QwenImageRules, reading: Reading | Refusal): Verdict {
  if ("code" in reading) return reading;
  const { prompt, parameters } = reading;
  const size = judgeSize(parameters.size);
  if ("code" in size) return size;
  const common = readCommon(parameters, { mostImages: 1, ...(onlyOne ? { onlyOne } : {}) });
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
  // QI gives 1328*1328 as the default; the page of 2026-08 gives this.
  const size = value ?? "1664*928";
  const pixels = typeof size === "string" ? readPixels(size) : undefined;
  if (typeof size !== "string" || !pixels) return refuse(formatWords());
  if (![...sizes, ...olderSizes].includes(size)) {
    return refuse(`The size does not match the allowed size ${sizes.join(",")}.`);
  }
  return pixels;
}
