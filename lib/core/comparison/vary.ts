import {
  agreementIn,
  type Draft,
  withInputReplaced,
  withNegativePrompt,
  withParameter,
} from "@/lib/core/generation/draft/draft";
import type { PixelSize } from "../box/box";
import { fitToModel, type LeftOut } from "../generation/fit";
import type { GenerationRequest } from "../generation/request";
import type { Model } from "../models/model";
import type { ComparedToggle } from "../models/toggles";
import type { Axis } from "./axis";

/** The size of an image; undefined if unknown. */
export type SizeOf = (assetId: string) => PixelSize | undefined;

/** The draft with an axis set to one of its values. With a seed axis, a call makes one image. */
export function withValue(draft: Draft, axis: Axis, place: number, sizeOf: SizeOf): Draft {
  switch (axis.kind) {
    case "seed":
      return withParameter(withParameter(draft, "seed", axis.values[place]?.value), "n", 1);
    case "size":
      return withParameter(draft, "size", axis.values[place]?.value);
    case "palette":
      return withParameter(draft, "palette", axis.values[place]?.value);
    case "negativePrompt":
      return withNegativePrompt(draft, axis.values[place]?.value ?? "");
    case "model":
      return { ...draft, model: axis.values[place]?.value ?? draft.model };
    case "prompt":
      return { ...draft, prompt: axis.values[place]?.value ?? draft.prompt };
    case "input":
      return withImage(draft, axis.place, axis.values[place]?.value, sizeOf);
    default:
      return withParameter(draft, axis.kind, axis.values[place]?.value);
  }
}

function withImage(draft: Draft, place: number, assetId: string | undefined, sizeOf: SizeOf) {
  const before = draft.inputs[place];
  if (!before || !assetId) return draft;
  // A missing image has no size; validation reports it.
  const size = sizeOf(assetId) ?? { width: 0, height: 0 };
  const changed = withInputReplaced(draft, place, {
    assetId,
    before: sizeOf(before.assetId),
    ...size,
  });
  // What was agreed to covers the whole batch.
  return { ...changed, ...agreementIn(draft) };
}

interface Varied {
  request: GenerationRequest;
  /** What the model cannot take and the batch does not vary. */
  leftOut: LeftOut[];
  /** The axes whose value has no effect on this call. */
  withoutEffect: ComparedToggle[];
}

/**
 * What a draft asks of a model in a batch. It never silently leaves out input images or what
 * the batch varies: validation reports what the model cannot take.
 */
export function varied(draft: Draft, model: Model, axes: Axis[]): Varied {
  const { request, leftOut } = fitToModel(draft, model);
  const parameters = { ...request.parameters };
  const kept: GenerationRequest = { ...request, parameters, inputs: [...request.inputs] };
  const insisted = new Set<LeftOut["what"]>(["inputs"]);
  const withoutEffect: ComparedToggle[] = [];
  if (!model.inputs) kept.inputs = draft.inputs;
  for (const { kind } of axes) {
    switch (kind) {
      case "size":
        insisted.add(kind);
        if (draft.parameters.size !== undefined) parameters.size = draft.parameters.size;
        break;
      case "palette":
        insisted.add(kind);
        if (draft.parameters.palette?.length) parameters.palette = draft.parameters.palette;
        break;
      case "negativePrompt":
        insisted.add(kind);
        if (draft.negativePrompt) kept.negativePrompt = draft.negativePrompt;
        break;
      case "seed":
        if (draft.parameters.seed !== undefined) parameters.seed = draft.parameters.seed;
        break;
      case "model":
      case "prompt":
      case "input":
        break;
      default: {
        const isKnown = model.parameters[kind] !== undefined;
        if (isKnown && parameters[kind] === undefined) withoutEffect.push(kind);
        if (!isKnown) parameters[kind] = draft.parameters[kind];
      }
    }
  }
  return {
    request: kept,
    leftOut: leftOut.filter(({ what }) => !insisted.has(what)),
    withoutEffect,
  };
}
