import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import { formatWords } from "./qwen-words.ts";
import { type ImageRules, readMessages } from "./read-body.ts";
import { nearestSixteens, type PixelSize, readPixels, sizeOfArea, withinSixteens } from "./size.ts";
import { type Judge, planImages, readCommon, refuse } from "./verdict.ts";

/** The page recommends sides of 384 to 3072 px, but accepts others. */
const images: ImageRules = {
  min: 1,
  max: 3,
  formats: ["jpeg", "png", "bmp", "tiff", "webp", "gif"],
  alpha: true,
  maxMegabytes: 10,
};

interface QwenEditLimits {
  model: string;
  /** Only the plus and max models draw several images and support sizes and prompt rewriting. */
  isPlus: boolean;
}

/** Validates a body for the qwen-image-edit family. QE, QEz. */
export function judgeQwenEdit({ model, isPlus }: QwenEditLimits): Judge {
  return (body, known) => {
    const reading = readMessages(body, known, { prompt: { tokens: 800 }, images });
    if ("code" in reading) return reading;
    const { prompt, inputs, parameters } = reading;
    const common = readCommon(parameters, { mostImages: isPlus ? 6 : 1 });
    if ("code" in common) return common;
    for (const name of ["size", "prompt_extend"]) {
      if (!isPlus && (parameters[name] ?? undefined) !== undefined) {
        return refuse(`${name} is not supported by ${model}.`);
      }
    }
    const size = judgeSize(parameters.size, inputs);
    if ("code" in size) return size;
    return {
      model,
      prompt,
      images: planImages(inputs),
      ...size,
      count: common.n ?? 1,
      isSet: false,
      seed: common.seed,
      watermark: common.watermark,
      palette: [],
    };
  };
}

function judgeSize(value: unknown, inputs: InputImage[]): PixelSize | Refusal {
  if ((value ?? undefined) === undefined) return withinSixteens(sizeOfArea(1024, inputs));
  const size = typeof value === "string" ? readPixels(value) : undefined;
  if (!size) return refuse(formatWords());
  const fits = (side: number) => side >= 512 && side <= 2048;
  if (!fits(size.width) || !fits(size.height)) {
    return refuse("The width and height of size must be between 512 and 2048.");
  }
  return nearestSixteens(size);
}
