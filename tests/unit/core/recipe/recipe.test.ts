import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draft, draftOf } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import { catalog } from "@/lib/core/models/catalog";
import { recipeOf, recipeSchema, requestOf } from "@/lib/core/recipe/recipe";
import { draftFor } from "../../../support/draft-arbitrary";
import { anyRecipe, someImage, someRun } from "../../../support/recipe-arbitrary";

const idOf = (place: number) => `018f0000-0000-7000-8000-${String(place).padStart(12, "0")}`;
const hashOf = (place: number) => place.toString(16).padStart(64, "0");

/** The draft with another image at each place, as each has a content of its own. */
const withImages = (draft: Draft): Draft => ({
  ...draft,
  inputs: draft.inputs.map((input, place) => ({ ...input, assetId: idOf(place) })),
});

const recipeOfDraft = (draft: Draft) => {
  const model = catalog.find(({ id }) => id === draft.model) ?? catalog[0];
  const { request } = fitToModel(draft, model);
  const places = new Map(draft.inputs.map(({ assetId }, place) => [assetId, place]));
  const recipe = recipeOf({ ...someRun, request }, someImage, (assetId) => ({
    sha256: hashOf(places.get(assetId) ?? 0),
    name: "a.png",
    width: 640,
    height: 480,
  }));
  return { request, recipe };
};

const known = new Map(Array.from({ length: 20 }, (_, place) => [hashOf(place), idOf(place)]));

const anyDraft = fc
  .constantFrom(...catalog)
  .chain((model) => draftFor(model).map(({ draft }) => withImages(draft)));

describe("a recipe", () => {
  it("returns the draft that its image was made from", () => {
    fc.assert(
      fc.property(anyDraft, (drafted) => {
        // What a model takes of a draft; what it cannot take was never asked for.
        const draft = draftOf(recipeOfDraft(drafted).request);
        const { request, recipe } = recipeOfDraft(draft);
        const travelled = recipeSchema.parse(JSON.parse(JSON.stringify(recipe)));
        const back = requestOf(travelled, (sha256) => known.get(sha256));
        expect(back).toEqual({ request, missing: [] });
        expect(draftOf(back.request)).toEqual(draft);
      }),
    );
  });

  it("names the missing inputs, and attaches no words to another image", () => {
    const { recipe } = recipeOfDraft({
      model: "wan2.7-image-pro",
      prompt: "Put image 1 on image 2, lit like image 3",
      inputs: [0, 1, 2].map((place) => ({ assetId: idOf(place), boxes: [[place, 0, 9, 9]] })),
      parameters: {},
      shrinkInputs: true,
    });
    const { request, missing } = requestOf(recipe, (sha256) =>
      sha256 === hashOf(1) ? undefined : known.get(sha256),
    );
    expect(request.prompt).toBe("Put image 1 on image ?, lit like image 2");
    expect(request.inputs.map(({ assetId }) => assetId)).toEqual([idOf(0), idOf(2)]);
    expect(request.shrinkInputs).toBeUndefined();
    expect(missing).toMatchObject([{ position: 1, sha256: hashOf(1), boxes: [[1, 0, 9, 9]] }]);
  });

  it("says which of the images it was and how upstream rewrote its prompt", () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        expect(recipe).toMatchObject({ kind: "swatchbox", version: 1, outputIndex: 1 });
        expect(recipe.run).toMatchObject({ taskId: "task-1", requestId: "request-1" });
        expect(recipeSchema.parse(recipe)).toEqual(recipe);
      }),
    );
  });

  it("is not read from a newer version, or from another program", () => {
    const { recipe } = recipeOfDraft({
      model: "wan2.7-image",
      prompt: "",
      inputs: [],
      parameters: {},
    });
    expect(recipeSchema.safeParse({ ...recipe, version: 2 }).success).toBe(false);
    expect(recipeSchema.safeParse({ ...recipe, kind: "other" }).success).toBe(false);
  });
});
