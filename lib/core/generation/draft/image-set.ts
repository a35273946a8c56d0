import { fitToModel } from "@/lib/core/generation/fit";
import { countScenes } from "@/lib/core/generation/prompt/scenes";
import { situationOf } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { countRangeOf, usualCountOf } from "@/lib/core/models/rules";
import { type Draft, withParameter } from "./draft";
import type { History } from "./history";

/**
 * The draft as an image set: of as many images as its prompt describes, or of as many as DashScope
 * makes where nothing is said. docs/dashscope.md#number-of-images
 */
export function withImageSet(draft: Draft, model: Model): Draft {
  const set = withParameter(draft, "sequential", true);
  const situation = situationOf(fitToModel(set, model).request, model);
  const scenes = countScenes(draft.prompt);
  const count =
    scenes > 0
      ? Math.min(scenes, countRangeOf(model, situation).max)
      : usualCountOf(model, situation);
  return withParameter(set, "n", count);
}

/** The draft without its image set, with the image count it had before. */
export function withoutImageSet({ past, present }: History<Draft>): Draft {
  const before = past.findLast(({ parameters }) => !parameters.sequential);
  return withParameter(withParameter(present, "sequential", undefined), "n", before?.parameters.n);
}

/**
 * The draft with as many images. If it is a set and the model makes none, the count is not the set's:
 * the draft is a set no more.
 */
export function withCount(draft: Draft, count: number | undefined, model: Model): Draft {
  const isSetElsewhere = draft.parameters.sequential && !model.parameters.sequential;
  const own = isSetElsewhere ? withParameter(draft, "sequential", undefined) : draft;
  return withParameter(own, "n", count);
}
