import { z } from "zod";
import type { InputImage } from "./input-image.ts";
import type { Plan, Refusal } from "./plan.ts";

/** Tolerant of unknown fields, as upstream is; W27-ja, request body. */
const bodySchema = z.looseObject({
  input: z.looseObject({
    messages: z.array(
      z.looseObject({
        role: z.string(),
        content: z.array(z.looseObject({ text: z.unknown(), image: z.unknown() }).partial()),
      }),
    ),
  }),
  parameters: z.record(z.string(), z.unknown()).default({}),
});

const refuse = (message: string, code = "InvalidParameter"): Refusal => ({ code, message });

const longestPrompt = 5000;
const tierSides: Record<string, number> = { "1K": 1024, "2K": 2048, "4K": 4096 };
const takenFormats = ["jpeg", "png", "bmp", "webp"];

export interface Wan27Limits {
  /** Whether text alone, outside sets, may be drawn at 4096 × 4096. */
  draws4K: boolean;
}

/**
 * Reads and judges a body for wan2.7-image-pro or wan2.7-image: every rule of W27-ja, and those of
 * upstream's that are not documented but known. Gives what to draw, or why not.
 * @param images the decoded images of the body by their address; undefined where one is unreadable
 */
export function judgeWan27(
  model: string,
  body: unknown,
  images: Map<string, InputImage | undefined>,
  limits: Wan27Limits,
): (Omit<Plan, "seed"> & { seed: number | undefined }) | Refusal {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`Field required: ${issue?.path.join(".") ?? "input"}`);
  }
  const { input, parameters } = parsed.data;
  const [message, ...others] = input.messages;
  if (!message) return refuse("Field required: input.messages");
  if (others.length > 0) return refuse("Only one message is supported.");
  if (message.role !== "user") return refuse("The role of the message must be user.");

  const content = readContent(message.content, images);
  if ("code" in content) return content;
  const { prompt, inputs } = content;

  const set = optional(parameters.enable_sequential, z.boolean());
  if (set === wrong) return refuse("enable_sequential must be a boolean.");
  const isSet = set ?? false;

  const size = judgeSize(parameters.size, { limits, inputs, isSet });
  if ("code" in size) return size;

  const most = isSet ? 12 : 4;
  const n = optional(parameters.n, z.int().min(1).max(most));
  if (n === wrong) return refuse(`Range of n should be [1, ${most}]`);
  const seed = optional(parameters.seed, z.int().min(0).max(2_147_483_647));
  if (seed === wrong) return refuse("Range of seed should be [0, 2147483647]");
  for (const name of ["watermark", "thinking_mode"]) {
    if (optional(parameters[name], z.boolean()) === wrong) {
      return refuse(`${name} must be a boolean.`);
    }
  }
  const boxes = judgeBoxes(parameters.bbox_list, inputs);
  if ("code" in boxes) return boxes;
  const palette = judgePalette(parameters.color_palette, isSet);
  if ("code" in palette) return palette;

  return {
    model,
    prompt,
    images: inputs.map(({ sha256, width, height, bytes }, index) => ({
      sha256,
      width,
      height,
      bytes,
      boxes: boxes[index] ?? [],
    })),
    ...size,
    // Missing: the older document's 4, the costlier reading. contract, contradictions.
    count: n ?? most,
    seed,
    watermark: parameters.watermark === true,
    palette,
  };
}

const wrong = Symbol("wrong");

/** A parameter that may be missing; `wrong` where it is there and does not fit. */
function optional<Value>(
  value: unknown,
  schema: z.ZodType<Value>,
): Value | undefined | typeof wrong {
  if (value === undefined || value === null) return undefined;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : wrong;
}

function readContent(
  content: { text?: unknown; image?: unknown }[],
  images: Map<string, InputImage | undefined>,
): { prompt: string; inputs: InputImage[] } | Refusal {
  const texts = content.filter(({ text }) => text !== undefined);
  const addresses = content.flatMap(({ image }) => (image === undefined ? [] : [image]));
  const [first] = texts;
  if (texts.length !== 1 || typeof first?.text !== "string" || first.text.trim() === "") {
    return refuse("The content must have exactly one text.");
  }
  if (addresses.length > 9) return refuse("At most 9 images are supported.");
  const inputs: InputImage[] = [];
  for (const address of addresses) {
    const image = typeof address === "string" ? images.get(address) : undefined;
    if (!image) {
      return refuse("The request URL is invalid, please check the request URL.", "InvalidURL");
    }
    const fault = judgeImage(image);
    if (fault) return fault;
    inputs.push(image);
  }
  // What is too long is cut off in silence; each character, Han or Latin, is one.
  return { prompt: [...first.text].slice(0, longestPrompt).join(""), inputs };
}

function judgeImage(image: InputImage): Refusal | undefined {
  const { width, height } = image;
  if (!takenFormats.includes(image.format ?? "") || image.hasAlpha) {
    return refuse(
      "The image format must be JPEG, JPG, PNG (without alpha), BMP or WEBP.",
      "InvalidParameter.DataInspection",
    );
  }
  if (image.bytes > 20 * 1024 * 1024) return refuse("The image is larger than 20 MB.");
  if (Math.min(width, height) < 240 || Math.max(width, height) > 8000) {
    return refuse("The width and height of the image must be between 240 and 8000 pixels.");
  }
  if (width > 8 * height || height > 8 * width) {
    return refuse("The aspect ratio of the image must be between 1:8 and 8:1.");
  }
  return undefined;
}

interface SizeSituation {
  limits: Wan27Limits;
  inputs: InputImage[];
  isSet: boolean;
}

function judgeSize(
  value: unknown,
  { limits, inputs, isSet }: SizeSituation,
): { width: number; height: number } | Refusal {
  const size = value ?? "2K";
  if (typeof size !== "string") return refuse("size must be a string.");
  const largest = limits.draws4K && inputs.length === 0 && !isSet ? 4096 : 2048;
  const side = tierSides[size];
  if (side !== undefined) {
    if (side > largest) return refuse(`size ${size} is not supported for this request.`);
    const last = inputs.at(-1);
    const aspect = last ? last.width / last.height : 1;
    const width = Math.round(Math.sqrt(side * side * aspect));
    return { width, height: Math.round((side * side) / width) };
  }
  const match = /^(\d+)\*(\d+)$/.exec(size);
  const width = Number(match?.[1] ?? 0);
  const height = Number(match?.[2] ?? 0);
  const pixels = width * height;
  if (pixels < 768 * 768 || pixels > largest * largest) {
    return refuse(`size ${size} must have between 768*768 and ${largest}*${largest} pixels.`);
  }
  if (width > 8 * height || height > 8 * width) {
    return refuse("The aspect ratio of size must be between 1:8 and 8:1.");
  }
  return { width, height };
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
