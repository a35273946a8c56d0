import { z } from "zod";
import { statusSchema } from "../generation/status";
import { assetSchema } from "./asset";

/** The most images in a lineage; the nearest to the requested one are kept. */
export const mostLineageAssets = 300;

/** A run between images: its inputs, and those of its outputs that belong to the lineage. */
const lineageRunSchema = z.object({
  id: z.uuid(),
  status: statusSchema,
  model: z.string(),
  prompt: z.string(),
  seed: z.int().optional(),
  createdAt: z.iso.datetime(),
  /** In the order of the request; each is among the images, unless it is gone. */
  inputIds: z.array(z.uuid()),
  outputIds: z.array(z.uuid()),
  /** How many more images it made that are neither ancestors nor descendants. */
  siblings: z.int(),
});
export type LineageRun = z.infer<typeof lineageRunSchema>;

/**
 * An image's ancestors and descendants over all rounds of editing. It includes the other inputs of
 * the descendants' runs, but not those inputs' own ancestors.
 */
export const lineageSchema = z.object({
  assetId: z.uuid(),
  /** Includes the requested image; those in the trash have `trashedAt`, those gone `purgedAt`. */
  assets: z.array(assetSchema),
  generations: z.array(lineageRunSchema),
  /** Whether there is more than this. */
  isCut: z.boolean(),
});
export type Lineage = z.infer<typeof lineageSchema>;
