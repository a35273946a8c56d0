import "server-only";
import { z } from "zod";
import { batchSchema } from "@/lib/core/api/batch";
import { failureSchema } from "@/lib/core/api/generation";
import { tokenBudgetSchema } from "@/lib/core/api/token";
import { cellSchema } from "@/lib/core/comparison/cell";
import { amountsSchema } from "@/lib/core/generation/money";
import { costSchema } from "@/lib/core/generation/price";
import { generationRequestSchema } from "@/lib/core/generation/request";
import { swatchSchema } from "@/lib/core/palette/palette";

/** @throws if the text is not JSON, or not what the schema says */
const readerOf =
  <Schema extends z.ZodType>(schema: Schema) =>
  (text: string): z.output<Schema> =>
    schema.parse(JSON.parse(text));

/** Unchecked; the caller's schema checks the whole. */
export const storedValue = readerOf(z.unknown());

export const storedRequest = readerOf(generationRequestSchema);

/** Reads the prompt even of a request that no longer fits the schema. */
export const storedPrompt = (text: string) => promptIn(text).prompt;
const promptIn = readerOf(z.object({ prompt: z.string() }));

/** The parts of a request that a library page reads for each of its images. */
export const storedMaking = readerOf(
  z.object({
    model: z.string(),
    prompt: z.string(),
    inputs: z.array(z.object({ boxes: z.array(z.unknown()) })),
    parameters: z.object({
      seed: z.int().optional(),
      size: z.string().optional(),
      n: z.int().optional(),
      sequential: z.boolean().optional(),
    }),
  }),
);

export const storedCost = readerOf(costSchema);
export const storedFailure = readerOf(failureSchema);

/** Ids of tasks, or prompts of images. */
export const storedTexts = readerOf(z.array(z.string()));

/** Of a program's access. */
export const storedModels = readerOf(z.array(z.string()));
export const storedTokenBudget = readerOf(tokenBudgetSchema);

export const storedBudget = readerOf(amountsSchema);
export const storedAxes = readerOf(batchSchema.shape.axes);
export const storedDecisions = readerOf(batchSchema.shape.decisions);

export const storedCell = readerOf(
  cellSchema.omit({ key: true, state: true }).extend({ request: generationRequestSchema }),
);

/** The main colours of an image. */
export const storedColours = readerOf(z.array(swatchSchema));
