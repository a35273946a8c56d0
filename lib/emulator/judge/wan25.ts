import { type ImageRules, readFlat } from "./read-body.ts";
import { rewritten } from "./rewritten.ts";
import { judgeArea, sizeOfArea } from "./size.ts";
import { type Images, planImages, readCommon, type Verdict } from "./verdict.ts";

const images: ImageRules = {
  min: 1,
  max: 3,
  formats: ["jpeg", "png", "bmp", "webp"],
  alpha: false,
  sidePx: { min: 384, max: 5000 },
  maxMegabytes: 10,
};

/** Validates a body for wan2.5-i2i-preview. W25, W25z. */
export function judgeWan25(body: unknown, known: Images): Verdict {
  const reading = readFlat(body, known, { prompt: { characters: 2000 }, images });
  if ("code" in reading) return reading;
  const { prompt, inputs, parameters } = reading;
  const size =
    (parameters.size ?? undefined) === undefined
      ? sizeOfArea(1280, inputs)
      : judgeArea(parameters.size, { smallestSide: 768, largestSide: 1280, aspect: 4 });
  if ("code" in size) return size;
  const common = readCommon(parameters, { mostImages: 4 });
  if ("code" in common) return common;
  return {
    model: "wan2.5-i2i-preview",
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
