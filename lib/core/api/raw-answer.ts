import { z } from "zod";

/** Upstream's last answer about a generation, unchanged; null before there was one. */
export const rawAnswerSchema = z.object({ answer: z.json().nullable() });
