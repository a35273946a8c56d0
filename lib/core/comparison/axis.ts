import { z } from "zod";
import { comparedToggles } from "../models/toggles";
import { swatchSchema } from "../palette/palette";

/** The most cells a batch can have, including those switched off and impossible ones. */
export const mostCells = 400;
export const mostAxes = 3;

/** A value and its name; if it has none, the page derives one from the value. */
function valuesOf<Schema extends z.ZodType>(value: Schema) {
  const label = z.string().trim().min(1).max(300).optional();
  return z.array(z.strictObject({ value, label })).min(1).max(mostCells);
}

/**
 * What changes from cell to cell, and its values: the one table of axes, in the order in which they are
 * offered.
 */
export const axisSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("seed"), values: valuesOf(z.int()) }),
  /** Tiers such as "2K", or "width*height" in pixels. */
  z.strictObject({ kind: z.literal("size"), values: valuesOf(z.string().max(20)) }),
  z.strictObject({ kind: z.literal("model"), values: valuesOf(z.string().max(100)) }),
  z.strictObject({ kind: z.literal("prompt"), values: valuesOf(z.string()) }),
  /** Empty: none. */
  z.strictObject({ kind: z.literal("negativePrompt"), values: valuesOf(z.string()) }),
  z.strictObject({ kind: z.enum(comparedToggles), values: valuesOf(z.boolean()) }),
  /** Empty: none. */
  z.strictObject({ kind: z.literal("palette"), values: valuesOf(z.array(swatchSchema)) }),
  /** The image at a place of the strip, from 0, and those that replace it. */
  z.strictObject({
    kind: z.literal("input"),
    place: z.int().min(0),
    values: valuesOf(z.uuid()),
  }),
]);
export type Axis = z.infer<typeof axisSchema>;
export type AxisKind = Axis["kind"];

/** What can be varied, in the order in which it is offered. */
export const axisKinds: AxisKind[] = axisSchema.options.flatMap(
  ({ shape: { kind } }): AxisKind[] => ("options" in kind ? kind.options : [...kind.values]),
);

/** An axis as requested: its values, or a rule that makes them. */
export const axisRequestSchema = z.discriminatedUnion("kind", [
  axisSchema,
  z.strictObject({
    kind: z.literal("seedRange"),
    from: z.int(),
    /** The last seed, if a step lands on it. */
    to: z.int(),
    step: z.int().positive().default(1),
  }),
  /** How many seeds to draw at random. */
  z.strictObject({ kind: z.literal("seedDraw"), count: z.int().min(1).max(mostCells) }),
  /** Every variant of the request's prompt, which has alternatives in `{a|b|c}`. */
  z.strictObject({ kind: z.literal("promptAlternatives") }),
]);
export type AxisRequest = z.infer<typeof axisRequestSchema>;
