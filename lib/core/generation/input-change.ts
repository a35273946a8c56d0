import { z } from "zod";

/**
 * What a copy that is sent instead of an original differs in: turned upright, its first frame only,
 * in a form that every program reads, laid on white, another format, fewer pixels, fewer bytes.
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
