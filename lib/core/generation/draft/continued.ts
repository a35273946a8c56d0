import type { Box, PixelSize } from "@/lib/core/box/box";
import { boxesInScale } from "@/lib/core/box/carried-boxes";
import { fitToModel } from "@/lib/core/generation/fit";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { chosenSize, sizeChoices } from "@/lib/core/generation/size/size-choices";
import { situationOf } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { type Draft, draftOf, withInput, withInputAs, withParameter } from "./draft";

/**
 * The place of the input that an edit is probably about: the first with a box, otherwise the last,
 * whose shape DashScope keeps. -1 without inputs.
 */
export function editedPlace(inputs: readonly { boxes: Box[] }[]): number {
  const boxed = inputs.findIndex(({ boxes }) => boxes.length > 0);
  return boxed === -1 ? inputs.length - 1 : boxed;
}

/** An image to go on from. */
interface Continuation extends PixelSize {
  assetId: string;
  /** What made it; undefined for an upload. */
  request: GenerationRequest | undefined;
}

/**
 * The draft that goes on from an image, before the image is in it: the present one if it is what made
 * the image, with everything changed since, otherwise what made it, with the seed left as it is.
 */
export function draftToContinue(draft: Draft, { request }: Pick<Continuation, "request">): Draft {
  const ids = draft.inputs.map(({ assetId }) => assetId);
  if (!request || isMadeFrom(request, ids)) return draft;
  return withParameter(draftOf(request), "seed", draft.parameters.seed);
}

/** Whether a request has these images as its inputs, in their order. */
export const isMadeFrom = ({ inputs }: Pick<GenerationRequest, "inputs">, ids: readonly string[]) =>
  inputs.length === ids.length && inputs.every(({ assetId }, place) => assetId === ids[place]);

/**
 * The draft with the image in the place of what it was made from: boxes in scale, palette, prompt
 * and the other images as they are. Without inputs it becomes the first.
 * @param before the size of what it was made from; undefined if unknown
 */
export function withContinuation(
  base: Draft,
  image: Continuation,
  before: PixelSize | undefined,
): Draft {
  const { assetId, width, height } = image;
  const place = editedPlace(base.inputs);
  const edited = base.inputs[place];
  if (!edited) return withInput(base, assetId);
  const boxes = boxesInScale(edited.boxes, before, { width, height }) ?? [];
  return withInputAs(base, place, { assetId, boxes });
}

/** The draft without a size that its model does not draw now that it has images. */
export function withPossibleSize(draft: Draft, model: Model): Draft {
  const { size } = draft.parameters;
  if (size === undefined) return draft;
  const choices = sizeChoices(model, situationOf(fitToModel(draft, model).request, model));
  const chosen = chosenSize(choices, size);
  const obstacle = choices.find(({ value }) => value === chosen)?.obstacle;
  return obstacle ? withParameter(draft, "size", undefined) : draft;
}

/** A clean draft for the same model; the draft itself if it is one. */
export function cleanDraft(draft: Draft): Draft {
  if (isCleanDraft(draft)) return draft;
  return { model: draft.model, prompt: "", inputs: [], parameters: {} };
}

/** Whether nothing but the model is chosen. */
export function isCleanDraft({ prompt, negativePrompt, inputs, parameters }: Draft): boolean {
  return (
    prompt === "" && !negativePrompt && inputs.length === 0 && Object.keys(parameters).length === 0
  );
}
