import type { z } from "zod";
import type { shapeSchema, tierSchema } from "../api/asset-filter";

export type Shape = z.infer<typeof shapeSchema>;
export type Tier = z.infer<typeof tierSchema>;

/** In percent: a shape counts as square if one side is longer by at most this much. */
export const squareWithinPercent = 5;

/** The fewest pixels for each tier: the geometric mean of two neighbouring tiers. */
export const tierFromPixels: Record<Tier, number> = {
  "1K": 0,
  "2K": 2 * 1024 * 1024,
  "4K": 8 * 1024 * 1024,
};
