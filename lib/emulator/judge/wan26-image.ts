import { z } from "zod";
import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import { type ImageRules, readMessages } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { judgeArea, nearestSixteens, type PixelSize, sizeOfArea, withinSixteens } from "./size.ts";
import {
  type Images,
  optional,
  planImages,
  readCommon,
  refuse,
  type Verdict,
  wrong,
} from "./verdict.ts";

/** W26; in wan2.7 the same names stand for other sizes. */
const tierSides = new Map([
  ["1K", 1280],
  ["2K", 2048],
]);

const images: ImageRules = {
  min: 1,
  max: 4,
  formats: ["jpeg", "png", "bmp", "webp"],
  alpha: false,
  sidePx: { min: 240, max: 8000 },
  maxMegabytes: 10,
};

/**
 * Validates a body for wan2.6-image in edit mode; refuses its mode of text with pictures in between
 * as not available. W26.
 */
export function judgeWan26Image(body: unknown, known: Images): Verdict {
  const mode = readMode(body);
  if (mode) return mode;
  const reading = readMessages(body, known, { prompt: { characters: 2000 }, images });
  if ("code" in reading) return reading;
  const { prompt, inputs, parameters } = reading;
  const size = judgeSize(parameters.size, inputs);
  if ("code" in size) return size;
  const common = readCommon(parameters, { mostImages: 4 });
  if ("code" in common) return common;
  return {
    model: "wan2.6-image",
    prompt,
    images: planImages(inputs),
    ...size,
    count: common.n ?? 4,
    isSet: false,
    seed: common.seed,
    watermark: common.watermark,
    palette: [],
    ...(common.promptExtend ? { actualPrompt: rewritten(prompt) } : {}),
  };
}

const modeSchema = z.looseObject({ parameters: z.looseObject({ enable_interleave: z.unknown() }) });

/**
 * Why the requested mode cannot be drawn. Checked before the images, since the mode sets their
 * number.
 */
function readMode(body: unknown): Refusal | undefined {
  const value = modeSchema.safeParse(body).data?.parameters.enable_interleave;
  const isInterleaved = optional(value, z.boolean());
  if (isInterleaved === wrong) return refuse("enable_interleave must be a boolean.");
  if (!isInterleaved) return undefined;
  return refuse("This sandbox does not draw text with pictures in between (enable_interleave).");
}

function judgeSize(value: unknown, inputs: InputImage[]): PixelSize | Refusal {
  const size = value ?? "1K";
  const side = typeof size === "string" ? tierSides.get(size) : undefined;
  if (side !== undefined) return withinSixteens(sizeOfArea(side, inputs));
  const exact = judgeArea(size, { smallestSide: 768, largestSide: 2048, aspect: 4 });
  return "code" in exact ? exact : nearestSixteens(exact);
}
