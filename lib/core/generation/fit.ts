import { z } from "zod";
import type { Model } from "../models/model";
import { holds, makesOneImage } from "../models/rules";
import { toggles } from "../models/toggles";
import { withoutLocks } from "../palette/palette";
import type { Draft } from "./draft/draft";
import type { GenerationRequest, Parameters } from "./request";
import { knowsSize } from "./size/size";
import { situationOf } from "./validate";

/** A part of a draft that the chosen model cannot take at all, with the facts its message needs. */
export const leftOutSchema = z.object({
  what: z.enum(["inputs", "boxes", "negativePrompt", "size", "n", "sequential", "palette"]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

interface Fit {
  /** The request this draft makes. */
  request: GenerationRequest;
  /** What stays in the draft for other models. */
  leftOut: LeftOut[];
}

/**
 * Splits a draft into what the model takes and what it does not. Values of a kind the model takes
 * go through even when out of range: validation reports them.
 */
export function fitToModel(draft: Draft, model: Model): Fit {
  const leftOut: LeftOut[] = [];
  const leave = (what: LeftOut["what"], params: LeftOut["params"] = {}) => {
    leftOut.push({ what, params });
  };

  const inputs = fitInputs(draft, model, leave);
  const { size, n, seed, sequential, palette } = draft.parameters;
  const rules = model.parameters;
  const parameters: Parameters = {};
  if (size !== undefined) {
    if (knowsSize(model, size)) parameters.size = size;
    else leave("size", { size: size.replace("*", " × ") });
  }
  // The count of a set is part of it: as many single images would be billed, and were not meant.
  const isSetLeftOut = sequential === true && !rules.sequential;
  const countOfSet = isSetLeftOut && n !== undefined && n > 1 ? n : 0;
  if (n !== undefined && countOfSet === 0) {
    if (n > 1 && makesOneImage(model)) leave("n", { n });
    else parameters.n = n;
  }
  if (isSetLeftOut) leave("sequential", { count: countOfSet });
  else if (sequential) parameters.sequential = true;
  if (palette && palette.length > 0) {
    if (rules.palette) parameters.palette = withoutLocks(palette);
    else leave("palette", { count: palette.length });
  }
  if (seed !== undefined && rules.seed) parameters.seed = seed;

  const request: GenerationRequest = { model: model.id, prompt: draft.prompt, inputs, parameters };
  if (draft.shrinkInputs) request.shrinkInputs = true;
  if (draft.sendAddresses) request.sendAddresses = true;
  if (draft.negativePrompt) {
    if (model.negativePrompt) request.negativePrompt = draft.negativePrompt;
    else leave("negativePrompt");
  }
  addToggles(request, draft, model);
  return { request, leftOut };
}

type Leave = (what: LeftOut["what"], params: LeftOut["params"]) => void;

function fitInputs({ inputs }: Draft, { inputs: limits }: Model, leave: Leave) {
  if (!limits) {
    if (inputs.length > 0) leave("inputs", { count: inputs.length });
    return [];
  }
  if (limits.boxes) return inputs;
  const count = inputs.reduce((total, { boxes }) => total + boxes.length, 0);
  if (count > 0) leave("boxes", { count });
  return inputs.map((input) => ({ ...input, boxes: [] }));
}

/**
 * Toggles are sent as the form shows them; those without effect are not sent, and the image set was
 * already added. Rewriting comes first, since others need it.
 */
function addToggles(request: GenerationRequest, draft: Draft, model: Model): void {
  for (const toggle of toggles) {
    const rule = model.parameters[toggle];
    if (toggle === "sequential" || !rule) continue;
    if (!holds(rule.effectiveWhen, situationOf(request, model))) continue;
    const value = draft.parameters[toggle] ?? (rule.isSentWhenChosen ? undefined : rule.default);
    if (value !== undefined) request.parameters[toggle] = value;
  }
  const mode = draft.parameters.promptExtendMode;
  const rule = model.parameters.promptExtendMode;
  if (mode === undefined || !rule || !holds(rule.effectiveWhen, situationOf(request, model)))
    return;
  request.parameters.promptExtendMode = mode;
}
