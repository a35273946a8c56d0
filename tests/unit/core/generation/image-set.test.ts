import { expect, it } from "vitest";
import { type Draft, emptyDraft, withParameter } from "@/lib/core/generation/draft/draft";
import { historyOf, step } from "@/lib/core/generation/draft/history";
import { withCount, withImageSet, withoutImageSet } from "@/lib/core/generation/draft/image-set";
import { fitToModel } from "@/lib/core/generation/fit";
import { catalog, modelOf } from "@/lib/core/models/catalog";

const model = modelOf(catalog, "wan2.7-image-pro");
const draft: Draft = { ...emptyDraft, model: model.id };

it("a set asks for as many images as are described, or for DashScope's default", () => {
  const setOf = (prompt: string) => withImageSet({ ...draft, prompt }, model).parameters;
  expect(setOf("A cat in four seasons")).toEqual({ sequential: true, n: 12 });
  expect(setOf("Image 1: spring. Image 2: summer.")).toEqual({ sequential: true, n: 2 });
  const many = Array.from({ length: 14 }, (_, place) => `Image ${place + 1}: x`).join("\n");
  expect(setOf(many)).toEqual({ sequential: true, n: 12 });
});

it("without the set, the count from before is back, whatever happened meanwhile", () => {
  for (const n of [undefined, 3]) {
    const before = withParameter(draft, "n", n);
    const on = step(historyOf(before), withImageSet(before, model));
    const typed = step(on, { ...withParameter(on.present, "n", 7), prompt: "A cat" });
    expect(withoutImageSet(typed)).toEqual({ ...before, prompt: "A cat" });
  }
});

it("a set that was one from the beginning leaves the model's default", () => {
  const set = withImageSet(draft, model);
  expect(withoutImageSet(historyOf(set)).parameters).toEqual({});
});

it("a count that is set where no sets are made ends the set; one that is set where they are does not", () => {
  const set = withImageSet(draft, model);
  expect(withCount(set, 3, model).parameters).toEqual({ sequential: true, n: 3 });
  const alone = modelOf(catalog, "wan2.6-t2i");
  expect(withCount(set, 3, alone).parameters).toEqual({ n: 3 });
  expect(fitToModel(withCount(set, 3, alone), alone).request.parameters.n).toBe(3);
});
