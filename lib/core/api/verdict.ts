import { z } from "zod";

/** What somebody decided about an image while comparing. */
export const verdictSchema = z.enum(["picked", "rejected"]);
export type ImageVerdict = z.infer<typeof verdictSchema>;
