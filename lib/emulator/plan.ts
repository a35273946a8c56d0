import { z } from "zod";

/** An input image as upstream would have read it. */
const planImageSchema = z.object({
  sha256: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  /** `[x1, y1, x2, y2]` in pixels of the image. */
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
});
export type PlanImage = z.infer<typeof planImageSchema>;

/** Upstream's code and message for what is wrong with a request. */
export const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** How many images were requested, if that could be read. */
  wanted: z.number().optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/**
 * What a task will draw: everything that a picture depends on, so that it can be drawn at any time.
 */
export const planSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  /** The rewritten prompt, if rewriting was requested. */
  actualPrompt: z.string().optional(),
  images: z.array(planImageSchema),
  width: z.number(),
  height: z.number(),
  /** How many images succeed. */
  count: z.number(),
  /** Whether they are an image set. */
  isSet: z.boolean().optional(),
  /** The images of the same call that fail. */
  failures: z.array(refusalSchema).default([]),
  seed: z.number(),
  /** How much larger the seed of each further image is, if published. */
  seedStep: z.number().optional(),
  /** Whether the model thinks before it draws. */
  isThinking: z.boolean().optional(),
  watermark: z.boolean(),
  /** Ratios in hundredths of a percent; empty if no palette was requested. */
  palette: z.array(z.object({ hex: z.string(), ratio: z.number() })),
});
export type Plan = z.infer<typeof planSchema>;
