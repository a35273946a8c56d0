import { z } from "zod";
import { boxSchema } from "../box/box";
import { rewritingModes } from "../models/rewriting-mode";
import { swatchSchema } from "../palette/palette";

/** One input image of a call, with the boxes that mark where to edit. */
export const requestInputSchema = z.strictObject({
  assetId: z.uuid(),
  boxes: z.array(boxSchema).default([]),
});

export const parametersSchema = z.strictObject({
  /** A tier such as "2K", or "width*height" in pixels. */
  size: z.string().optional(),
  n: z.int().optional(),
  seed: z.int().optional(),
  watermark: z.boolean().optional(),
  thinkingMode: z.boolean().optional(),
  sequential: z.boolean().optional(),
  promptExtend: z.boolean().optional(),
  promptExtendMode: z.enum(rewritingModes).optional(),
  palette: z.array(swatchSchema).optional(),
});
export type Parameters = z.infer<typeof parametersSchema>;

/** Everything that makes up one upstream call. `problemsOf` checks the ranges. */
export const generationRequestSchema = z.strictObject({
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  inputs: z.array(requestInputSchema).default([]),
  parameters: parametersSchema.default({}),
  /** The user agrees to send smaller images if the call would otherwise be too large. */
  shrinkInputs: z.boolean().optional(),
  /**
   * The user agrees that DashScope fetches imported images from their addresses if the call would
   * otherwise be too large.
   */
  sendAddresses: z.boolean().optional(),
});
export type GenerationRequest = z.infer<typeof generationRequestSchema>;
