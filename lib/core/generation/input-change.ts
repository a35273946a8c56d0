import { z } from "zod";

/**
 * What a copy that is sent instead of an original differs in: turned upright, laid on white, another
 * format, fewer pixels, fewer bytes.
 */
export const inputChangeSchema = z.enum(["upright", "opaque", "converted", "scaled", "compressed"]);
export type InputChange = z.infer<typeof inputChangeSchema>;
export const inputChanges = inputChangeSchema.options;
