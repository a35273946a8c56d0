import { z } from "zod";

/** The prompts that were run, each once, the newest first. */
export const promptsSchema = z.object({ prompts: z.array(z.string()) });

/** `q`: what they must contain, ignoring case. */
export const promptsQuerySchema = z.object({ q: z.string().max(500).default("") });
