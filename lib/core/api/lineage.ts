import { z } from "zod";
import { statusSchema } from "../generation/status";
import { assetSchema } from "./asset";

/** One run of a family of images: what went in, in the order of its inputs, and what came. */
const lineageRunSchema = z.object({
  generationId: z.uuid(),
  model: z.string(),
  prompt: z.string(),
  seed: z.int().optional(),
  status: statusSchema,
  createdAt: z.iso.datetime(),
  /** An input that left the trash for good is named here and not among the images. */
  inputIds: z.array(z.uuid()),
  outputIds: z.array(z.uuid()),
});
export type LineageRun = z.infer<typeof lineageRunSchema>;

/**
 * The family of an image: itself, everything that it came from over any number of turns, everything
 * that came of it, and what came beside it from the same runs. Images in the trash are in it.
 */
export const lineageSchema = z.object({
  /** The image that was asked for. */
  assetId: z.uuid(),
  images: z.array(assetSchema),
  runs: z.array(lineageRunSchema),
  /** Whether there is more of it than an answer holds; what is nearest to the image is in it. */
  isCut: z.boolean(),
});
export type Lineage = z.infer<typeof lineageSchema>;
