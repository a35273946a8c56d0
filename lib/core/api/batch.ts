import { z } from "zod";
import { axisRequestSchema, axisSchema, mostCells } from "../comparison/axis";
import { cellKeySchema, cellSchema, filledCellSchema } from "../comparison/cell";
import { totalsSchema } from "../comparison/totals";
import { amountsSchema } from "../generation/money";
import { prioritySchema } from "../generation/queue-order";
import { generationRequestSchema } from "../generation/request";
import { generationSchema } from "./generation";
import { verdictSchema } from "./verdict";

const nameSchema = z.string().trim().min(1).max(200);
const keysSchema = z.array(cellKeySchema).max(mostCells);
/** The most to spend in each currency; currencies not named may not be spent. */
const budgetSchema = z.record(z.string().regex(/^[A-Z]{3}$/), z.number().min(0));

/** Asks what a batch would be; nothing is saved. */
export const batchPlanRequestSchema = z.strictObject({
  request: generationRequestSchema,
  axes: z.array(axisRequestSchema),
  /** The keys of the cells that are switched off. */
  off: keysSchema.default([]),
  /** Whether cells show the results of earlier runs of the same request instead of paying again. */
  reuse: z.boolean().default(true),
});
export type BatchPlanRequest = z.infer<typeof batchPlanRequestSchema>;

export const batchPlanSchema = z.object({
  /** As requested, with the seed that all cells share. */
  request: generationRequestSchema,
  /** With every value written out. Send these to keep the values that were drawn at random. */
  axes: z.array(axisSchema),
  cells: z.array(
    cellSchema.extend({
      /** An earlier run that asked for the same and has every image. */
      earlier: z.uuid().optional(),
    }),
  ),
  totals: totalsSchema,
  /** For each value of each axis. */
  totalsByValue: z.array(z.array(totalsSchema)),
  /** Until the last call ends if nothing else runs; missing if no wait is known. */
  seconds: z.number().optional(),
});
export type BatchPlan = z.infer<typeof batchPlanSchema>;

/** Starts a batch: the plan, and how to run it. */
export const batchRequestSchema = batchPlanRequestSchema.extend({
  name: nameSchema,
  budget: budgetSchema.optional(),
  priority: prioritySchema.default("after"),
  isPaused: z.boolean().default(false),
});
export type BatchRequest = z.infer<typeof batchRequestSchema>;

const comparedIdsSchema = z.array(z.uuid()).min(2).max(12);

/** Compares existing images. */
export const imagesBatchRequestSchema = z.strictObject({
  name: nameSchema,
  assetIds: comparedIdsSchema,
});
export type ImagesBatchRequest = z.infer<typeof imagesBatchRequestSchema>;

/** More values for a batch's axes, or another axis; the old cells stay. */
export const batchExtensionRequestSchema = z.strictObject({
  axes: z.array(axisSchema),
  off: keysSchema.default([]),
  reuse: z.boolean().default(true),
});
export type BatchExtensionRequest = z.infer<typeof batchExtensionRequestSchema>;

/** A decision about one image of a batch. */
const decisionSchema = z.strictObject({
  verdict: verdictSchema.optional(),
  note: z.string().max(5_000).optional(),
  /** 1 is the best. */
  rank: z.int().min(1).max(10_000).optional(),
});
const decisionsSchema = z.record(z.uuid(), decisionSchema);

/** Whatever is missing stays as it is. */
export const batchPatchRequestSchema = z.strictObject({
  name: nameSchema.optional(),
  isPaused: z.boolean().optional(),
  priority: prioritySchema.optional(),
  /** Null removes it. */
  budget: budgetSchema.nullable().optional(),
  /** Cells that are no longer wanted. Calls already sent stay. */
  switchOff: keysSchema.optional(),
  /** By image: its whole decision; empty to withdraw it. */
  decisions: decisionsSchema.optional(),
  /** Other images to compare, in a batch without axes. */
  assetIds: comparedIdsSchema.optional(),
});
export type BatchPatchRequest = z.infer<typeof batchPatchRequestSchema>;

/** Which cells to run again. */
export const batchRetryRequestSchema = z.strictObject({
  /**
   * Cells that are switched off, or whose run ended without images. If missing: those that failed
   * or expired. A cell whose outcome is unknown may have cost money, so it must be named.
   */
  cells: keysSchema.optional(),
});
export type BatchRetryRequest = z.infer<typeof batchRetryRequestSchema>;

/** A batch at a glance. */
export const batchSummarySchema = z.object({
  id: z.uuid(),
  /** Increases when its cells, settings or decisions change, but not as its runs progress. */
  revision: z.int(),
  name: nameSchema,
  createdAt: z.iso.datetime(),
  priority: prioritySchema,
  isPaused: z.boolean(),
  budget: amountsSchema.optional(),
  /** What keeps its next call from being sent. */
  hold: z.enum(["paused", "budget"]).optional(),
  /** When it was deleted; it can be restored. */
  trashedAt: z.iso.datetime().optional(),
  /** Addresses of thumbnails of its first images. */
  thumbs: z.array(z.string()),
  /** What upstream has billed for it. */
  spent: amountsSchema,
  /** How many cells are in each state: the status of the cell's run, or the cell's own state. */
  counts: z.record(z.string(), z.int()),
});
export type BatchSummary = z.infer<typeof batchSummarySchema>;

/** A batch: cells over axes, or, without a request, a choice of images. */
export const batchSchema = batchSummarySchema.extend({
  request: generationRequestSchema.optional(),
  axes: z.array(axisSchema),
  cells: z.array(filledCellSchema),
  assetIds: z.array(z.uuid()),
  decisions: decisionsSchema,
});
export type Batch = z.infer<typeof batchSchema>;
export type Decisions = Batch["decisions"];

/** What deleting and restoring a batch answer. */
export const batchSummaryEnvelopeSchema = z.object({ batch: batchSummarySchema });

/** Includes the runs of all cells, so that a page needs no other call. */
export const batchEnvelopeSchema = z.object({
  batch: batchSchema,
  generations: z.array(generationSchema),
});
export type BatchEnvelope = z.infer<typeof batchEnvelopeSchema>;

export const batchPageSchema = z.object({
  items: z.array(batchSummarySchema),
  nextCursor: z.string().nullable(),
});
