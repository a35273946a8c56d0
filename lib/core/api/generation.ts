import { z } from "zod";
import { boxSchema } from "../box/box";
import { inputChangeSchema } from "../generation/input-change";
import { costSchema } from "../generation/price";
import { generationRequestSchema } from "../generation/request";
import { statusSchema } from "../generation/status";
import { regions } from "../models/region";
import { assetSchema, listQuerySchema } from "./asset";
import { assetFilterSchema } from "./asset-filter";

export const endpointSchema = z.enum(["sandbox", ...regions]);

/** Why a generation or one of its images failed: upstream's own code and message. */
export const failureSchema = z.object({ code: z.string(), message: z.string() });
export type Failure = z.infer<typeof failureSchema>;

/** Why one of several images failed, and its index among them, from 0. */
const outputFailureSchema = failureSchema.extend({ index: z.int() });
export type OutputFailure = z.infer<typeof outputFailureSchema>;

const usageSchema = z.object({
  imageCount: z.int().optional(),
  /** The size that upstream drew, "width*height" in pixels. */
  size: z.string().optional(),
});

/** How an input was sent. Without changes it was the original, byte for byte. */
export const sentInputSchema = z.object({
  changes: z.array(inputChangeSchema),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  mime: z.string(),
  /** Where DashScope fetched it, if its bytes were not sent. */
  address: z.string().optional(),
  /** As in the call: in pixels of the image sent. */
  boxes: z.array(boxSchema),
});
export type SentInput = z.infer<typeof sentInputSchema>;

/** What to run, and where its results go beside the library. */
export const runRequestSchema = generationRequestSchema.extend({
  /** The board that receives each image as it is saved. */
  boardId: z.uuid().optional(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;

/** One upstream call: its request, its progress, its results. */
export const generationSchema = z.object({
  id: z.uuid(),
  /** Increases with every change, so that a late answer does not pass for news. */
  revision: z.int(),
  status: statusSchema,
  request: generationRequestSchema,
  endpoint: endpointSchema,
  taskId: z.string().optional(),
  requestId: z.string().optional(),
  outputs: z.array(assetSchema),
  failures: z.array(outputFailureSchema),
  error: failureSchema.optional(),
  /** The prompt as upstream rewrote it for each output, by index; "" if it did not. */
  actualPrompts: z.array(z.string()).optional(),
  /** Words that came beside the images, unless they are the prompt. */
  texts: z.array(z.string()).optional(),
  usage: usageSchema.optional(),
  /** In the order of the request's inputs, once it has been sent. */
  sentInputs: z.array(sentInputSchema).optional(),
  /** What it costs: an estimate until it ends, then what upstream billed. Null: price unknown. */
  cost: costSchema.nullable(),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  /** The generation that this one repeats. */
  retryOf: z.uuid().optional(),
  /** When the user dismissed it, or its missing images. */
  dismissedAt: z.iso.datetime().optional(),
  /** The generations whose outputs it used. */
  parentIds: z.array(z.uuid()),
  batchId: z.uuid().optional(),
  /** The board that receives its images. */
  boardId: z.uuid().optional(),
});
export type Generation = z.infer<typeof generationSchema>;

export const generationEnvelopeSchema = z.object({ generation: generationSchema });

export const generationPageSchema = z.object({
  items: z.array(generationSchema),
  nextCursor: z.string().nullable(),
});

const flagSchema = z.enum(["true", "false"]).transform((word) => word === "true");

/** Filters runs; each part is optional. `from` is inclusive, `to` exclusive, by start time. */
export const generationListQuerySchema = listQuerySchema.extend({
  /** Words in the prompt, as in the library's search. */
  q: assetFilterSchema.shape.q,
  model: assetFilterSchema.shape.model,
  seed: assetFilterSchema.shape.seed,
  from: assetFilterSchema.shape.from,
  to: assetFilterSchema.shape.to,
  /** One or several, with commas. */
  status: z
    .string()
    .max(200)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(statusSchema))
    .optional(),
  /** Those that are open or ended without images. */
  withoutImages: flagSchema.optional(),
  /** Whether the user dismissed them. */
  dismissed: flagSchema.optional(),
});
export type GenerationListQuery = z.infer<typeof generationListQuerySchema>;
