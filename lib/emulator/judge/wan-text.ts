import type { Refusal } from "../plan.ts";
import type { Reading } from "./read-body.ts";
import { readFlat, readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { judgeArea, type PixelSize, readPixels } from "./size.ts";
import { type Judge, readCommon, type Verdict } from "./verdict.ts";

/** Validates a body for wan2.6-t2i. T2V. */
export const judgeWan26Text: Judge = (body, images) =>
  judge(
    "wan2.6-t2i",
    readMessages(body, images, { prompt: { characters: 2100 }, images: undefined }),
  );

/** Validates a body for wan2.5-t2i-preview, which has its prompts in `input`. T2V. */
export const judgeWan25Text: Judge = (body, images) =>
  judge(
    "wan2.5-t2i-preview",
    readFlat(body, images, { prompt: { characters: 2000 }, images: undefined }),
  );

function judge(model: string, reading: Reading | Refusal): Verdict {
  if ("code" in reading) return reading;
  const { prompt, parameters } = reading;
  const size = judgeSize(parameters.size ?? "1280*1280");
  if ("code" in size) return size;
  const common = readCommon(parameters, { mostImages: 4 });
  if ("code" in common) return common;
  return {
    model,
    prompt,
    images: [],
    ...size,
    count: common.n ?? 4,
    isSet: false,
    seed: common.seed,
    watermark: common.watermark,
    palette: [],
    ...(common.promptExtend ? { actualPrompt: rewritten(prompt) } : {}),
  };
}

/** The page recommends these, although they have fewer pixels than its minimum of 1280*1280. */
const advised = ["1104*1472", "1472*1104", "960*1696", "1696*960"];

function judgeSize(size: unknown): PixelSize | Refusal {
  const pixels = typeof size === "string" && advised.includes(size) ? readPixels(size) : undefined;
  return pixels ?? judgeArea(size, { smallestSide: 1280, largestSide: 1440, aspect: 4 });
}
