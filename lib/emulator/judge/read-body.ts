import { z } from "zod";
import type { InputImage } from "../input-image.ts";
import type { Refusal } from "../plan.ts";
import { cutPrompt, type PromptLength } from "./prompt-length.ts";
import { type Images, optional, refuse, wrong } from "./verdict.ts";

/** The contents of a body in either shape. */
export interface Reading {
  /** Cut to what the model reads. */
  prompt: string;
  inputs: InputImage[];
  parameters: Record<string, unknown>;
}

export interface ImageRules {
  min: number;
  max: number;
  /** By sharp's names. */
  formats: string[];
  alpha: boolean;
  sidePx?: { min: number; max: number };
  /** The largest ratio between the sides. */
  aspect?: number;
  maxMegabytes: number;
}

/** The documents do not say which megabyte they mean; the smaller one is refused first. */
const megabyte = 1_000_000;

interface BodyRules {
  prompt: PromptLength;
  images: ImageRules | undefined;
}

const parametersSchema = z.record(z.string(), z.unknown()).nullish();

const messagesSchema = z.looseObject({
  input: z.looseObject({
    messages: z.array(
      z.looseObject({
        role: z.string(),
        content: z.array(z.looseObject({ text: z.unknown(), image: z.unknown() }).partial()),
      }),
    ),
  }),
  parameters: parametersSchema,
});

const flatSchema = z.looseObject({
  input: z.looseObject({ prompt: z.string() }),
  parameters: parametersSchema,
});

/** Reads one message of images and exactly one text. W27-ja, QI, QE: input.messages. */
export function readMessages(body: unknown, images: Images, rules: BodyRules): Reading | Refusal {
  const parsed = messagesSchema.safeParse(body);
  if (!parsed.success) return missing(parsed.error);
  const { messages } = parsed.data.input;
  const [message, ...others] = messages;
  if (!message) return refuse("Field required: input.messages");
  if (others.length > 0) return refuse("Only one message is supported.");
  if (message.role !== "user") return refuse("The role of the message must be user.");
  const texts = message.content.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const [text] = texts;
  if (texts.length !== 1 || typeof text !== "string" || text.trim() === "") {
    return refuse("The content must have exactly one text.");
  }
  const addresses = message.content.flatMap(({ image }) => (image === undefined ? [] : [image]));
  return readParts(text, addresses, parsed.data.parameters, images, rules);
}

/** Reads prompt and images side by side in `input`. W25, QI asynchronous, T2V. */
export function readFlat(body: unknown, images: Images, rules: BodyRules): Reading | Refusal {
  const parsed = flatSchema.safeParse(body);
  if (!parsed.success) return missing(parsed.error);
  const { prompt, images: given, negative_prompt: negative } = parsed.data.input;
  if (prompt.trim() === "") return refuse("Field required: input.prompt");
  if (optional(negative, z.string()) === wrong) return refuse("negative_prompt must be a string.");
  const addresses = rules.images ? optional(given, z.array(z.unknown())) : [];
  if (addresses === wrong) return refuse("input.images must be a list.");
  if (!addresses) return refuse("Field required: input.images");
  return readParts(prompt, addresses, parsed.data.parameters, images, rules);
}

function missing(error: z.ZodError): Refusal {
  const [issue] = error.issues;
  return refuse(`Field required: ${issue?.path.join(".") || "input"}`);
}

function readParts(
  text: string,
  addresses: unknown[],
  parameters: Record<string, unknown> | null | undefined,
  images: Images,
  rules: BodyRules,
): Reading | Refusal {
  const inputs = readInputs(addresses, images, rules.images);
  if ("code" in inputs) return inputs;
  if (optional(parameters?.negative_prompt, z.string()) === wrong) {
    return refuse("negative_prompt must be a string.");
  }
  return { prompt: cutPrompt(text, rules.prompt), inputs, parameters: parameters ?? {} };
}

function readInputs(
  addresses: unknown[],
  images: Images,
  rules: ImageRules | undefined,
): InputImage[] | Refusal {
  const { min, max } = rules ?? { min: 0, max: 0 };
  if (addresses.length < min) return refuse(`At least ${min} image is required.`);
  if (addresses.length > max) {
    return refuse(max === 0 ? "Images are not supported." : `At most ${max} images are supported.`);
  }
  const inputs: InputImage[] = [];
  for (const address of addresses) {
    const image = typeof address === "string" ? images.get(address) : undefined;
    if (!image) return refuse("The request URL is invalid.", "InvalidURL");
    if ("code" in image) return image;
    const fault = rules && judgeImage(image, rules);
    if (fault) return fault;
    inputs.push(image);
  }
  return inputs;
}

function judgeImage(image: InputImage, rules: ImageRules): Refusal | undefined {
  const { width, height } = image;
  if (!rules.formats.includes(image.format ?? "")) {
    return refuse(
      `The image format must be one of ${rules.formats.join(", ")}.`,
      "InvalidParameter.DataInspection",
    );
  }
  if (image.hasAlpha && !rules.alpha) {
    return refuse("The image must not have an alpha channel.", "InvalidParameter.DataInspection");
  }
  if (image.bytes > rules.maxMegabytes * megabyte) {
    return refuse(`The image is larger than ${rules.maxMegabytes} MB.`);
  }
  const { sidePx, aspect } = rules;
  if (sidePx && (Math.min(width, height) < sidePx.min || Math.max(width, height) > sidePx.max)) {
    return refuse(
      `The width and height of the image must be between ${sidePx.min} and ${sidePx.max} pixels.`,
    );
  }
  if (aspect && (width > aspect * height || height > aspect * width)) {
    return refuse(`The aspect ratio of the image must be between 1:${aspect} and ${aspect}:1.`);
  }
  return undefined;
}
