import { z } from "zod";
import type { InputImage } from "../input-image.ts";
import type { Plan, Refusal } from "../plan.ts";
import { type ImageRules, readMessages } from "./read-body.ts";
import { judgeArea, type PixelSize, sizeOfArea } from "./size.ts";
import { type Judge, optional, planImages, readCommon, refuse, wrong } from "./verdict.ts";

const tierSides = new Map([
  ["1K", 1024],
  ["2K", 2048],
  ["4K", 4096],
]);

const images: ImageRules = {
  min: 0,
  max: 9,
  formats: ["jpeg", "png", "bmp", "webp"],
  alpha: false,
  sidePx: { min: 240, max: 8000 },
  aspect: 8,
  maxMegabytes: 20,
};

interface Wan27Limits {
  model: string;
  /** Whether 4096 × 4096 is allowed for text alone, outside sets. */
  draws4K: boolean;
}

/** Validates a body for wan2.7-image-pro or wan2.7-image: every rule of W27-ja and W27-zh. */
export function judgeWan27(limits: Wan27Limits): Judge {
  return (body, known) => {
    const reading = readMessages(body, known, { prompt: { characters: 5000 }, images });
    if ("code" in reading) return reading;
    const { prompt, inputs, parameters } = reading;
    const isSet = parameters.enable_sequential === true;
    const size = judgeSize(parameters.size, { limits, inputs, isSet });
    if ("code" in size) return size;
    const common = readCommon(parameters, { mostImages: isSet ? 12 : 4 });
    if ("code" in common) return common;
    const boxes = judgeBoxes(parameters.bbox_list, inputs);
    if ("code" in boxes) return boxes;
    const palette = judgePalette(parameters.color_palette, isSet);
    if ("code" in palette) return palette;
    return {
      model: limits.model,
      prompt,
      images: planImages(inputs, boxes),
      ...size,
      // Without n: 4, as the older document says, which is the costlier reading.
      // docs/dashscope.md#number-of-images
      count: common.n ?? (isSet ? 12 : 4),
      isSet,
      seed: common.seed,
      watermark: common.watermark,
      palette,
    };
  };
}

interface SizeSituation {
  limits: Wan27Limits;
  inputs: InputImage[];
  isSet: boolean;
}

function judgeSize(value: unknown, { limits, inputs, isSet }: SizeSituation): PixelSize | Refusal {
  const size = value ?? "2K";
  if (typeof size !== "string") return refuse("size must be a string.");
  const largestSide = limits.draws4K && inputs.length === 0 && !isSet ? 4096 : 2048;
  const side = tierSides.get(size);
  if (side === undefined) return judgeArea(size, { smallestSide: 768, largestSide, aspect: 8 });
  if (side > largestSide) return refuse(`size ${size} is not supported for this request.`);
  return sizeOfArea(side, inputs);
}

const boxesSchema = z.array(z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])));
type Boxes = z.infer<typeof boxesSchema>;

function judgeBoxes(value: unknown, inputs: InputImage[]): Boxes | Refusal {
  const lists = optional(value, boxesSchema);
  if (lists === wrong) return refuse("bbox_list must be lists of [x1, y1, x2, y2] integers.");
  if (!lists) return [];
  if (lists.length !== inputs.length) {
    return refuse("The length of bbox_list must equal the number of images.");
  }
  for (const [index, boxes] of lists.entries()) {
    const image = inputs[index];
    if (boxes.length > 2) return refuse("At most 2 bounding boxes are supported for an image.");
    for (const [x1, y1, x2, y2] of boxes) {
      const isInside = image && x1 >= 0 && y1 >= 0 && x2 <= image.width && y2 <= image.height;
      if (!isInside || x1 >= x2 || y1 >= y2) {
        return refuse("A bounding box must have an area and lie inside its image.");
      }
    }
  }
  return lists;
}

const paletteSchema = z
  .array(
    z.looseObject({
      hex: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
      ratio: z.string().regex(/^\d{1,3}\.\d{2}%$/),
    }),
  )
  .min(3)
  .max(10);

function judgePalette(value: unknown, isSet: boolean): Plan["palette"] | Refusal {
  const entries = optional(value, paletteSchema);
  if (entries === wrong) {
    return refuse('color_palette must have 3 to 10 entries of hex "#RRGGBB" and ratio "25.00%".');
  }
  if (!entries) return [];
  if (isSet) return refuse("color_palette requires enable_sequential to be false.");
  const palette = entries.map(({ hex, ratio }) => ({
    hex,
    ratio: Number(ratio.replace(/[.%]/g, "")),
  }));
  const sum = palette.reduce((total, { ratio }) => total + ratio, 0);
  return sum === 10_000 ? palette : refuse("The ratios of color_palette must sum to 100.00%.");
}
