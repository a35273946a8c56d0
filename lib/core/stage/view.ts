import { z } from "zod";

/**
 * What the user is looking at: the image point in the middle of the stage, and the scale. It stays
 * the same when the stage is resized.
 */
export const viewSchema = z.object({
  scale: z.number().positive(),
  centre: z.object({ x: z.number(), y: z.number() }),
});
export type View = z.infer<typeof viewSchema>;
