import { z } from "zod";
import { statusSchema } from "../generation/status";
import { assetSchema } from "./asset";

/** So many images a lineage has at most; the nearest to the one asked for. */
export const mostLineageAssets = 300;

/** A run between images: what went in, and what of that which came out belongs to the lineage. */
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
  /** How many more images it made, which are neither forebears nor offspring. */
  siblings: z.int(),
});
export type LineageRun = z.infer<typeof lineageRunSchema>;

/**
 * What an image came from, over all turns of editing, and what came from it; with the other inputs
 * of those runs, but not these inputs' own forebears on the way down.
 */
export const lineageSchema = z.object({
  assetId: z.uuid(),
  /** The one asked for among them; those in the trash have `trashedAt`, those gone `purgedAt`. */
  assets: z.array(assetSchema),
  generations: z.array(lineageRunSchema),
  /** Whether there is more than is told. */
  isCut: z.boolean(),
});
export type Lineage = z.infer<typeof lineageSchema>;
