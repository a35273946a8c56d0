import { explicitRequest } from "../generation/explicit";
import type { GenerationRequest } from "../generation/request";
import { situationOf } from "../generation/validate";
import type { Model } from "../models/model";
import { holds } from "../models/rules";
import { type Toggle, toggles } from "../models/toggles";

/** Their order is part of every kept key, so a further toggle joins at the end. */
const ordered: readonly Toggle[] = ["watermark", "thinkingMode", "sequential", "promptExtend"];
const switches = [...ordered, ...toggles.filter((toggle) => !ordered.includes(toggle))];

/**
 * The request as text. Two requests have equal texts exactly when they ask upstream for the same:
 * defaults filled in, settings without effect left out, always in the same order. The text includes
 * the seed; without one, no two requests give the same picture.
 */
export function canonicalRequest(request: GenerationRequest, model: Model | undefined): string {
  const { parameters } = model ? explicitRequest(request, model) : request;
  const situation = model && situationOf(request, model);
  const switched = switches.map((name) => {
    const rule = model?.parameters[name];
    const given = parameters[name];
    if (!rule || !situation) return given ?? null;
    return holds(rule.effectiveWhen, situation) ? (given ?? rule.default) : null;
  });
  const mode = model?.parameters.promptExtendMode;
  const hasMode = mode && situation && holds(mode.effectiveWhen, situation);
  const palette = parameters.palette ?? [];
  return JSON.stringify([
    request.model,
    request.prompt,
    request.negativePrompt ?? "",
    request.inputs.map(({ assetId, boxes }) => [assetId, boxes]),
    request.shrinkInputs ?? false,
    parameters.size ?? null,
    parameters.n ?? null,
    parameters.seed ?? null,
    palette.map(({ hex, ratio }) => [hex, ratio]),
    ...switched,
    // Only where there is one, so that the keys of other models stay as they were kept.
    ...(request.sendAddresses ? ["addresses"] : []),
    ...(hasMode ? [parameters.promptExtendMode ?? mode.default] : []),
  ]);
}
