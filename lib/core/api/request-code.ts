import { z } from "zod";
import { generationRequestSchema } from "../generation/request";

export const codeLanguages = ["curl", "python", "pythonSdk", "typescript", "javaSdk"] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** Asks for the program that would make a request's call. */
export const codeRequestSchema = z.object({
  request: generationRequestSchema,
  language: z.enum(codeLanguages),
  /** Whether the images' data is complete, to run it; otherwise it is cut short, to read it. */
  isWhole: z.boolean(),
});

export const codeAnswerSchema = z.object({ code: z.string() });
