import { z } from "zod";
import type { UpstreamCall } from "./upstream-call";

/**
 * The class of the official SDKs that makes a call: both languages use the same names (Python and
 * Java samples of the Wan 2.7, Wan 2.5, Qwen-Image and Qwen-Image-Edit documents).
 */
export type SdkClass = "ImageGeneration" | "ImageSynthesis" | "MultiModalConversation";

const inputSchema = z.union([
  z.object({
    messages: z.tuple([z.object({ content: z.array(z.record(z.string(), z.string())) })]),
  }),
  z.looseObject({ prompt: z.string() }),
]);
const bodySchema = z.object({
  model: z.string(),
  input: inputSchema,
  parameters: z.record(z.string(), z.unknown()).default({}),
});

/** A call as the SDKs divide it. */
export interface SdkCall {
  sdkClass: SdkClass;
  model: string;
  /** The parts of the single message, in order; empty if the SDK takes a prompt. */
  content: Record<string, string>[];
  /** The fields of a flat input: prompt, negative prompt, images. */
  input: Record<string, unknown>;
  parameters: Record<string, unknown>;
}

/** @throws ZodError if the body has none of upstream's forms */
export function sdkCallOf(call: UpstreamCall): SdkCall {
  const { model, input, parameters } = bodySchema.parse(call.body);
  if (!("messages" in input) || !Array.isArray(input.messages)) {
    return { sdkClass: "ImageSynthesis", model, content: [], input, parameters };
  }
  const sdkClass = call.url.endsWith("/image-generation/generation")
    ? "ImageGeneration"
    : "MultiModalConversation";
  return { sdkClass, model, content: input.messages[0].content, input: {}, parameters };
}
