import type { z } from "zod";
import type { shapeSchema, tierSchema } from "./asset-filter";

export type Shape = z.infer<typeof shapeSchema>;
export type Tier = z.infer<typeof tierSchema>;

/** So much longer, in percent, one side of what counts as square may be. */
export const squareWithinPercent = 5;

/** Pixels from which on an image belongs to a tier and to none below: the middle between two, as ratios go. */
export const tierFromPixels: Record<Tier, number> = {
  "1K": 0,
  "2K": 2 * 1024 * 1024,
  "4K": 8 * 1024 * 1024,
};
