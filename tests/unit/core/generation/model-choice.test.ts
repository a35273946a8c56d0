import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, emptyDraft } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import { modelChoice } from "@/lib/core/generation/model-choice";
import { costOfRequest } from "@/lib/core/generation/price";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { draftFor } from "../../../support/draft-arbitrary";
import { sendingLimits } from "../../../support/upstream-verdict";

const around: Parameters<typeof modelChoice>[2] = {
  models: catalog,
  endpoint: "beijing",
  sending: sendingLimits,
  facts: [],
};
const assetId = "018f0000-0000-7000-8000-000000000000";
const draft: Draft = { ...emptyDraft, prompt: "A lamp" };
const choiceOf = (id: string, of: Draft = draft) => modelChoice(of, modelOf(catalog, id), around);

describe("the choice of a model", () => {
  it("shows the price, the losses and the problems that the draft has once the model is chosen", () => {
    const models = fc.constantFrom(...catalog);
    fc.assert(
      fc.property(models, models.chain(draftFor), fc.boolean(), (model, own, isKnown) => {
        const facts = isKnown ? own.images : undefined;
        const choice = modelChoice(own.draft, model, { ...around, facts });
        const { request, leftOut } = fitToModel({ ...own.draft, model: model.id }, model);
        expect(choice.leftOut).toEqual(leftOut);
        expect(choice.cost).toEqual(costOfRequest(request, model, "beijing"));
        const found = isKnown ? problemsOf(request, model, own.images, sendingLimits) : [];
        const toCome = ["prompt.empty", "inputs.tooFew"];
        expect(choice.problems).toEqual(found.filter(({ code }) => !toCome.includes(code)));
      }),
      { numRuns: 500 },
    );
  });

  it("says nothing of a prompt and images that are still to come, which belong to no model alone", () => {
    for (const { id } of catalog) expect(choiceOf(id, emptyDraft).problems).toEqual([]);
  });

  it("names a twin that costs less, is faster or is the same, and for what", () => {
    const twins = catalog.flatMap(({ id }) => {
      const { twin } = choiceOf(id);
      if (!twin) return [];
      const { model, isSame, isCheaper, isFaster } = twin;
      const named = { isSame, isCheaper, isFaster };
      return [
        `${id} → ${model.id}: ${Object.entries(named)
          .flatMap(([name, is]) => (is ? name : []))
          .join(", ")}`,
      ];
    });
    expect(twins).toEqual([
      "wan2.7-image-pro → wan2.7-image: isCheaper, isFaster",
      "qwen-image-3.0-pro → qwen-image-3.0: isCheaper",
      "qwen-image-2.1-pro → qwen-image-2.1-turbo: isCheaper",
      "qwen-image-2.0-pro → qwen-image-2.0: isCheaper, isFaster",
      "qwen-image → qwen-image-plus: isSame, isCheaper",
      "qwen-image-edit-plus-2025-10-30 → qwen-image-edit-plus: isSame",
      "qwen-image-edit → qwen-image-edit-plus: isCheaper",
    ]);
  });

  it("compares the twins by this draft, and calls none cheaper without both prices", () => {
    const models = catalog.map((model) =>
      model.id === "qwen-image-3.0" ? { ...model, prices: {} } : model,
    );
    const model = modelOf(catalog, "qwen-image-3.0-pro");
    expect(modelChoice(draft, model, { ...around, models }).twin).toBeUndefined();
    const inputs = [{ assetId, boxes: [] }];
    const small = { ...draft, inputs, parameters: { size: "1024*1024" } };
    expect(modelChoice(small, model, around).twin?.isCheaper).toBe(true);
  });
});
