import { z } from "zod";

/**
 * How a copy sent in place of an original differs from it: turned upright, first frame only,
 * re-encoded so that every program can read it, laid on white, another format, fewer pixels, fewer
 * bytes.
 */
export const inputChangeSchema = z.enum([
  "upright",
  "firstFrame",
  "repaired",
  "opaque",
  "converted",
  "scaled",
  "compressed",
]);
export type InputChange = z.infer<typeof inputChangeSchema>;
export const inputChanges = inputChangeSchema.options;
