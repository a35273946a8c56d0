import { z } from "zod";
import { withReferencesMoved } from "@/lib/core/generation/prompt/references";
import type { Asset } from "../api/asset";
import { endpointSchema, type Generation } from "../api/generation";
import { boxSchema } from "../box/box";
import { costSchema } from "../generation/price";
import { type GenerationRequest, parametersSchema } from "../generation/request";

/** SHA-256 in lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** An input image, identified by its content, because another studio has it under another id. */
const recipeInputSchema = z.object({
  sha256: sha256Schema,
  name: z.string(),
  /** Of the upright image, in pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** In pixels of the upright original. */
  boxes: z.array(boxSchema),
});

/** The call that drew the image: for looking it up, not needed to make it again. */
const recipeRunSchema = z.object({
  id: z.uuid(),
  endpoint: endpointSchema,
  taskId: z.string().optional(),
  /** The id under which upstream can look up the call. */
  requestId: z.string().optional(),
  /** The prompt as upstream rewrote it for this image. */
  rewrittenPrompt: z.string().optional(),
  createdAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  /** Of the whole call, which may have drawn several images. */
  cost: costSchema.optional(),
});

/** More than any model takes. */
export const mostRecipeInputs = 100;

/**
 * Everything an image was made from, embedded in the image's own file; docs/recipe.md describes it.
 * It contains no secrets: neither a key nor a URL signed with one.
 */
export const recipeSchema = z.object({
  kind: z.literal("swatchbox"),
  version: z.literal(1),
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  parameters: parametersSchema,
  inputs: z.array(recipeInputSchema).max(mostRecipeInputs),
  /** Smaller copies of the inputs were agreed to. */
  shrinkInputs: z.boolean().optional(),
  /** The image's index among those of its call, from 0. */
  outputIndex: z.int().min(0),
  /** The original as it came from upstream, before anything was written into its file. */
  image: z.object({
    sha256: sha256Schema,
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  run: recipeRunSchema,
});
export type Recipe = z.infer<typeof recipeSchema>;

/** What a recipe says about an input image. */
export type InputImage = Pick<Asset, "sha256" | "name" | "width" | "height">;
type MadeImage = Pick<Asset, "sha256" | "width" | "height" | "index">;
type MakingRun = Pick<
  Generation,
  | "id"
  | "request"
  | "endpoint"
  | "taskId"
  | "requestId"
  | "actualPrompts"
  | "createdAt"
  | "submittedAt"
  | "finishedAt"
  | "cost"
>;

/**
 * The recipe of an image that a generation drew.
 * @param imageOf the facts about an input by its asset id
 * @throws if an input is unknown; the studio keeps the record of every input
 */
export function recipeOf(
  run: MakingRun,
  image: MadeImage,
  imageOf: (assetId: string) => InputImage | undefined,
): Recipe {
  const { inputs, ...request } = run.request;
  const outputIndex = image.index ?? 0;
  const rewrittenPrompt = run.actualPrompts?.[outputIndex];
  return recipeSchema.parse({
    kind: "swatchbox",
    version: 1,
    ...request,
    inputs: inputs.map(({ assetId, boxes }) => {
      const input = imageOf(assetId);
      if (!input) throw new Error("An input of a generation has no record.");
      const { sha256, name, width, height } = input;
      return { sha256, name, width, height, boxes };
    }),
    outputIndex,
    image: { sha256: image.sha256, width: image.width, height: image.height },
    run: {
      id: run.id,
      endpoint: run.endpoint,
      taskId: run.taskId,
      requestId: run.requestId,
      ...(rewrittenPrompt ? { rewrittenPrompt } : {}),
      createdAt: run.createdAt,
      submittedAt: run.submittedAt,
      finishedAt: run.finishedAt,
      ...(run.cost ? { cost: run.cost } : {}),
    },
  });
}

/** An input that this studio does not have, and its place among the recipe's inputs, from 0. */
export const missingInputSchema = recipeInputSchema.extend({ position: z.int().min(0) });
export type MissingInput = z.infer<typeof missingInputSchema>;

/**
 * The request that a recipe was written from, with this studio's ids, to make a draft from. Inputs
 * that are missing here are left out and listed, and the prompt's image numbers are updated, so
 * that no words refer to the wrong image.
 * @param assetIdOf the id of an image with that SHA-256
 */
export function requestOf(
  recipe: Recipe,
  assetIdOf: (sha256: string) => string | undefined,
): { request: GenerationRequest; missing: MissingInput[] } {
  const found = recipe.inputs.map((input, position) => ({
    input,
    position,
    assetId: assetIdOf(input.sha256),
  }));
  const inputs = found.flatMap(({ input, assetId }) =>
    assetId === undefined ? [] : [{ assetId, boxes: input.boxes }],
  );
  const missing = found.flatMap(({ input, position, assetId }) =>
    assetId === undefined ? [{ ...input, position }] : [],
  );
  const placeOf = (place: number) => {
    if (found[place]?.assetId === undefined) return undefined;
    return place - missing.filter(({ position }) => position < place).length;
  };
  const prompt =
    missing.length === 0
      ? recipe.prompt
      : withReferencesMoved(recipe.prompt, recipe.inputs.length, placeOf);
  const { model, negativePrompt, parameters, shrinkInputs } = recipe;
  return {
    missing,
    request: {
      model,
      prompt,
      ...(negativePrompt === undefined ? {} : { negativePrompt }),
      inputs,
      parameters,
      ...(shrinkInputs === undefined || missing.length > 0 ? {} : { shrinkInputs }),
    },
  };
}
