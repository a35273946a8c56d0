import { z } from "zod";
import { leftOutSchema } from "../generation/fit";
import { costSchema } from "../generation/price";
import { problemSchema } from "../generation/problem";
import { comparedToggles } from "../models/toggles";

/** SHA-256 of a cell's request in its canonical form, as hex. */
export const cellKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** One combination of the axes' values: the same from the plan to the screen and the sheet. */
export const cellSchema = z.object({
  /** Equal for all requests that ask upstream for the same. */
  key: cellKeySchema,
  /** The index of its value on each axis, from 0. */
  coordinates: z.array(z.int()),
  /**
   * `run`: a call. `same`: asks for the same as an earlier cell, and shows that cell's result.
   * `reused`: an earlier run asked for the same. `off`: switched off by the user. `impossible`: a
   * rule of the model forbids it.
   */
  state: z.enum(["run", "same", "reused", "off", "impossible"]),
  /** Why it is impossible. */
  problems: z.array(problemSchema),
  /** What its model cannot take and the batch does not vary. */
  leftOut: z.array(leftOutSchema),
  /** The axes whose value has no effect on its call. */
  withoutEffect: z.array(z.enum(comparedToggles)),
  /** How many images its call asks for, whatever its state. */
  images: z.int(),
  /** What its call costs; null if the price is unknown. */
  cost: costSchema.nullable(),
});
export type Cell = z.infer<typeof cellSchema>;
export type CellState = Cell["state"];

/** A cell of a batch that has been started. */
export const filledCellSchema = cellSchema.extend({
  /** Its own run; for a cell that is reused or equal to another, that cell's run. */
  generationId: z.uuid().optional(),
});
export type FilledCell = z.infer<typeof filledCellSchema>;
