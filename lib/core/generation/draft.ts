import { z } from "zod";
import type { Box } from "../bbox/box";
import { defaultModel } from "../models/catalog";
import { type GenerationRequest, parametersSchema, requestInputSchema } from "./request";

/** What the designer is preparing. Only what was set is in `parameters`; the rest is the model's. */
export const draftSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  inputs: z.array(requestInputSchema),
  parameters: parametersSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = {
  model: defaultModel.id,
  prompt: "",
  inputs: [],
  parameters: {},
};

/** The request that running the draft makes. An empty palette is no palette. */
export function requestOf(draft: Draft): GenerationRequest {
  const { palette, ...parameters } = draft.parameters;
  return {
    model: draft.model,
    prompt: draft.prompt,
    inputs: draft.inputs,
    parameters: palette && palette.length > 0 ? { ...parameters, palette } : parameters,
  };
}

/** A draft that would make the request again: prompt, inputs with boxes, every parameter. */
export function draftOf(request: GenerationRequest): Draft {
  return {
    model: request.model,
    prompt: request.prompt,
    inputs: request.inputs,
    parameters: request.parameters,
  };
}

/** Adds an image at the end; the one image may go in several times. */
export function withInput(draft: Draft, assetId: string): Draft {
  return { ...draft, inputs: [...draft.inputs, { assetId, boxes: [] }] };
}

/** Takes the image at the place out, together with its boxes. */
export function withoutInput(draft: Draft, index: number): Draft {
  return { ...draft, inputs: draft.inputs.filter((_, place) => place !== index) };
}

/** Moves an image, with its boxes, to another place in the order that the prompt counts. */
export function withInputMoved(draft: Draft, from: number, to: number): Draft {
  const moved = draft.inputs[from];
  if (!moved || to < 0 || to >= draft.inputs.length) return draft;
  const inputs = draft.inputs.filter((_, place) => place !== from);
  inputs.splice(to, 0, moved);
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
