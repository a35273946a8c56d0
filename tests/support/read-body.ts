import { z } from "zod";
import { generationRequestSchema } from "@/lib/core/generation/request";
import type { documentRequests } from "./contract";

const messagesSchema = z.object({
  messages: z.tuple([
    z.object({ content: z.array(z.object({ text: z.string(), image: z.string() }).partial()) }),
  ]),
});
const flatSchema = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  images: z.array(z.string()).default([]),
});

type Body = (typeof documentRequests)[number]["body"];

/**
 * What a printed body asks for, in the terms of the studio's form; every image becomes this asset.
 */
export function readBody({ model, input, parameters }: Body, assetId: string) {
  const messages = messagesSchema.safeParse(input).data?.messages[0].content;
  const flat = messages ? undefined : flatSchema.parse(input);
  const images = messages?.flatMap(({ image }) => image ?? []) ?? flat?.images ?? [];
  const boxes = z.array(z.unknown()).parse(parameters.bbox_list ?? []);
  const named = {
    size: parameters.size,
    n: parameters.n,
    seed: parameters.seed,
    watermark: parameters.watermark,
    thinkingMode: parameters.thinking_mode ?? parameters.enable_thinking,
    sequential: parameters.enable_sequential,
    promptExtend: parameters.prompt_extend,
    promptExtendMode: parameters.prompt_extend_mode,
  };
  const request = generationRequestSchema.parse({
    model,
    prompt: messages?.find(({ text }) => text !== undefined)?.text ?? flat?.prompt,
    negativePrompt: parameters.negative_prompt ?? flat?.negative_prompt,
    inputs: images.map((_, index) => ({ assetId, boxes: boxes[index] ?? [] })),
    parameters: named,
  });
  return { request, images };
}
