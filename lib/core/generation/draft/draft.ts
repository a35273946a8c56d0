import { z } from "zod";
import type { Box, PixelSize } from "@/lib/core/box/box";
import { carriedBoxes } from "@/lib/core/box/carried-boxes";
import type { Agreement } from "@/lib/core/generation/preparation";
import { withBoxReferenceGone, withReferencesMoved } from "@/lib/core/generation/prompt/references";
import {
  type GenerationRequest,
  parametersSchema,
  requestInputSchema,
} from "@/lib/core/generation/request";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { heldSwatchSchema } from "@/lib/core/palette/palette";
import { placeAfterInsert, placeAfterRemoval } from "./places";

/**
 * What the designer is preparing. It keeps values the chosen model cannot take, so that they are
 * still there after switching back. `parameters` holds only what was set; everything else is the
 * model's default.
 */
export const draftSchema = z.object({
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  inputs: z.array(requestInputSchema),
  parameters: parametersSchema.extend({ palette: z.array(heldSwatchSchema).optional() }),
  shrinkInputs: z.boolean().optional(),
  sendAddresses: z.boolean().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = {
  model: catalog[0].id,
  prompt: "",
  inputs: [],
  parameters: {},
};

/** A draft that repeats the request: prompt, inputs with boxes, every parameter. */
export function draftOf(request: GenerationRequest): Draft {
  return withoutAgreement(request);
}

/** What the user agreed to about sending the images that are there. */
export function agreementIn({ shrinkInputs, sendAddresses }: Agreement): Agreement {
  return {
    ...(shrinkInputs === undefined ? {} : { shrinkInputs }),
    ...(sendAddresses === undefined ? {} : { sendAddresses }),
  };
}

function withoutAgreement<Part extends Agreement>(draft: Part): Omit<Part, keyof Agreement> {
  const { shrinkInputs: _, sendAddresses: __, ...others } = draft;
  return others;
}

/**
 * Whether they ask for the same, but for the seed that one of them may leave to chance, and for what
 * was agreed to.
 */
export function isSameButSeed(one: Draft, other: Draft): boolean {
  // Parsed, so that the parts of both are in one order.
  const rest = ({ parameters: { seed: _, ...parameters }, ...draft }: Draft) =>
    JSON.stringify(draftSchema.parse({ ...withoutAgreement(draft), parameters }));
  return (
    rest(one) === rest(other) &&
    (one.parameters.seed === undefined || one.parameters.seed === other.parameters.seed)
  );
}

export function withNegativePrompt(draft: Draft, negativePrompt: string): Draft {
  return { ...draft, negativePrompt };
}

/** Adds an image at the end. The same image may be added several times. */
export function withInput(draft: Draft, assetId: string): Draft {
  return withInputAt(draft, assetId, draft.inputs.length);
}

/** Inserts an image at a place; a place that no longer exists means the end. */
export function withInputAt(draft: Draft, assetId: string, place: number): Draft {
  const at = Math.max(0, place);
  const inputs = draft.inputs.toSpliced(at, 0, { assetId, boxes: [] });
  return withInputs(draft, inputs, (known) => placeAfterInsert(known, at));
}

/** Removes the image at a place together with its boxes; the numbers in the prompt follow. */
export function withoutInput(draft: Draft, index: number): Draft {
  return withInputs(
    draft,
    draft.inputs.filter((_, place) => place !== index),
    (known) => (known === index ? undefined : placeAfterRemoval(known, index)),
  );
}

/** Removes every image; the numbers in the prompt lose what they stood for. */
export function withoutInputs(draft: Draft): Draft {
  return draft.inputs.length === 0 ? draft : withInputs(draft, [], () => undefined);
}

/** Puts an image with its boxes in the place of another, whose words in the prompt it takes over. */
export function withInputAs(draft: Draft, place: number, input: Draft["inputs"][number]): Draft {
  return withInputs(draft, draft.inputs.with(place, input));
}

/** An image that replaces another, and its size. */
export interface Replacement extends PixelSize {
  assetId: string;
  /** The size of the replaced image; undefined if unknown. */
  before: PixelSize | undefined;
}

/** Replaces an image, keeping those of its boxes that the new one can carry. */
export function withInputReplaced(
  draft: Draft,
  index: number,
  { assetId, before, ...size }: Replacement,
): Draft {
  const input = draft.inputs[index];
  if (!input || input.assetId === assetId) return draft;
  const boxes = carriedBoxes(input.boxes, before, size);
  return withInputAs(draft, index, { assetId, boxes });
}

/** Moves an image, with its boxes and its number in the prompt, to another place in the order. */
export function withInputMoved(draft: Draft, from: number, to: number): Draft {
  const moved = draft.inputs[from];
  if (!moved || to < 0 || to >= draft.inputs.length) return draft;
  const inputs = draft.inputs.filter((_, place) => place !== from).toSpliced(to, 0, moved);
  const placeOf = (known: number) =>
    known === from ? to : placeAfterInsert(placeAfterRemoval(known, from), to);
  return { ...draft, prompt: promptAfter(draft, placeOf), inputs };
}

/** Whether it asks for an image set. There the numbers name its scenes, so they stay. */
export function isImageSet({ model, parameters }: Pick<Draft, "model" | "parameters">): boolean {
  return (
    parameters.sequential === true && modelOf(catalog, model).parameters.sequential !== undefined
  );
}

function promptAfter(draft: Draft, placeOf: (place: number) => number | undefined): string {
  if (isImageSet(draft)) return draft.prompt;
  return withReferencesMoved(draft.prompt, draft.inputs.length, placeOf);
}

/**
 * Changes the inputs. What was agreed to covers only the images that were there, so it is dropped.
 * References in the prompt follow their images.
 */
function withInputs(
  draft: Draft,
  inputs: Draft["inputs"],
  placeOf: (place: number) => number | undefined = (place) => place,
): Draft {
  return { ...withoutAgreement(draft), prompt: promptAfter(draft, placeOf), inputs };
}

/** Sets the boxes of the image at a place. If one was removed, references to the next follow. */
export function withBoxes(draft: Draft, index: number, boxes: Box[]): Draft {
  const before = draft.inputs[index]?.boxes ?? [];
  const gone = before.findIndex((box, place) => !isSameBox(box, boxes[place]));
  const isOneLess = boxes.length === before.length - 1;
  return {
    ...draft,
    prompt:
      isOneLess && !isImageSet(draft)
        ? withBoxReferenceGone(draft.prompt, index, gone)
        : draft.prompt,
    inputs: draft.inputs.map((input, place) => (place === index ? { ...input, boxes } : input)),
  };
}

const isSameBox = (one: Box, other: Box | undefined) =>
  other !== undefined && one.every((edge, place) => edge === other[place]);

/** Sets a parameter; undefined restores the model's default. */
export function withParameter<Name extends keyof Draft["parameters"]>(
  draft: Draft,
  name: Name,
  value: Draft["parameters"][Name],
): Draft {
  const { [name]: _, ...others } = draft.parameters;
  return { ...draft, parameters: value === undefined ? others : { ...others, [name]: value } };
}
