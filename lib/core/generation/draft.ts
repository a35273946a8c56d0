import { z } from "zod";
import type { Box } from "../bbox/box";
import { catalog } from "../models/catalog";
import { type GenerationRequest, parametersSchema, requestInputSchema } from "./request";

/**
 * What the designer is preparing. It keeps what the chosen model cannot take, so that going back to
 * another model finds it; only what was set is in `parameters`, the rest is the model's.
 */
export const draftSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  inputs: z.array(requestInputSchema),
  parameters: parametersSchema,
  shrinkInputs: z.boolean().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = {
  model: catalog[0].id,
  prompt: "",
  inputs: [],
  parameters: {},
};

/** A draft that would make the request again: prompt, inputs with boxes, every parameter. */
export function draftOf({ shrinkInputs: _, ...request }: GenerationRequest): Draft {
  return request;
}

export function withNegativePrompt(draft: Draft, negativePrompt: string): Draft {
  return { ...draft, negativePrompt };
}

/** Adds an image at the end; the one image may go in several times. */
export function withInput(draft: Draft, assetId: string): Draft {
  return withInputs(draft, [...draft.inputs, { assetId, boxes: [] }]);
}

/** Takes the image at the place out, together with its boxes. */
export function withoutInput(draft: Draft, index: number): Draft {
  return withInputs(
    draft,
    draft.inputs.filter((_, place) => place !== index),
  );
}

/** Moves an image, with its boxes, to another place in the order that the prompt counts. */
export function withInputMoved(draft: Draft, from: number, to: number): Draft {
  const moved = draft.inputs[from];
  if (!moved || to < 0 || to >= draft.inputs.length) return draft;
  const inputs = draft.inputs.filter((_, place) => place !== from);
  inputs.splice(to, 0, moved);
  return { ...draft, inputs };
}

/** Other images are another question: an agreement to send smaller copies does not outlast them. */
function withInputs({ shrinkInputs: _, ...draft }: Draft, inputs: Draft["inputs"]): Draft {
  return { ...draft, inputs };
}

export function withBoxes(draft: Draft, index: number, boxes: Box[]): Draft {
  return {
    ...draft,
    inputs: draft.inputs.map((input, place) => (place === index ? { ...input, boxes } : input)),
  };
}

/** Sets a parameter, or with undefined leaves it to the model again. */
export function withParameter<Name extends keyof Draft["parameters"]>(
  draft: Draft,
  name: Name,
  value: Draft["parameters"][Name],
): Draft {
  const { [name]: _, ...others } = draft.parameters;
  return { ...draft, parameters: value === undefined ? others : { ...others, [name]: value } };
}
