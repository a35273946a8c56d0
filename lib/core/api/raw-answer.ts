import { z } from "zod";

/** What upstream answered last about a generation, as it came; null before there was an answer. */
export const rawAnswerSchema = z.object({ answer: z.json().nullable() });
