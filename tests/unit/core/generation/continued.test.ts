import { describe, expect, it } from "vitest";
import {
  cleanDraft,
  draftToContinue,
  editedPlace,
  withContinuation,
  withPossibleSize,
} from "@/lib/core/generation/draft/continued";
import { type Draft, emptyDraft } from "@/lib/core/generation/draft/draft";
import { catalog, modelOf } from "@/lib/core/models/catalog";

const [clock, table, result] = ["clock", "table", "result"];
const palette = [{ hex: "#C2D1E6", ratio: 10_000 }];

/** A clock that goes into a box of a table. */
const draft: Draft = {
  model: "wan2.7-image-pro",
  prompt: "Put image 1 into box A of image 2",
  inputs: [
    { assetId: clock, boxes: [] },
    { assetId: table, boxes: [[400, 200, 800, 600]] },
  ],
  parameters: { palette, n: 3 },
};
const size = { width: 2000, height: 1000 };
const image = { assetId: result, width: 1000, height: 500, request: draft };

describe("going on from a result", () => {
  it("puts it in the place of the image that was edited, with its boxes in scale", () => {
    const next = withContinuation(draftToContinue(draft, image), image, size);
    expect(next.inputs).toEqual([
      { assetId: clock, boxes: [] },
      { assetId: result, boxes: [[200, 100, 400, 300]] },
    ]);
    expect(next).toMatchObject({ prompt: draft.prompt, parameters: draft.parameters });
  });

  it("keeps boxes in place where the sides were rounded, and leaves them out of another shape", () => {
    const rounded = { ...image, width: 1008, height: 496 };
    expect(withContinuation(draft, rounded, size).inputs[1]?.boxes).toEqual([[202, 99, 403, 298]]);
    const square = { ...image, width: 1000, height: 1000 };
    expect(withContinuation(draft, square, size).inputs[1]).toEqual({ assetId: result, boxes: [] });
    expect(withContinuation(draft, image, undefined).inputs[1]?.boxes).toEqual([]);
  });

  it("keeps nothing that was agreed to about the image before", () => {
    const agreed = { ...draft, shrinkInputs: true, sendAddresses: true };
    const next = withContinuation(agreed, image, size);
    expect(next).not.toHaveProperty("shrinkInputs");
    expect(next).not.toHaveProperty("sendAddresses");
  });

  it("keeps what was changed in the draft since the run", () => {
    const changed = { ...draft, prompt: "Put image 1 beside the lamp" };
    expect(draftToContinue(changed, image)).toBe(changed);
  });

  it("takes up what made an image of another draft, and leaves the seed as it is", () => {
    const request = { ...draft, parameters: { ...draft.parameters, seed: 7 } };
    const before = { ...emptyDraft, prompt: "A lake" };
    expect(draftToContinue(before, { request })).toEqual(draft);
    const fixed = { ...before, parameters: { seed: 12 } };
    expect(draftToContinue(fixed, { request }).parameters.seed).toBe(12);
  });

  it("makes an image from text alone the first input", () => {
    const text = { ...emptyDraft, prompt: "A lake" };
    const next = withContinuation(draftToContinue(text, { request: text }), image, undefined);
    expect(next).toEqual({ ...text, inputs: [{ assetId: result, boxes: [] }] });
  });

  it("drops a size that is drawn from text alone", () => {
    const model = modelOf(catalog, "wan2.7-image-pro");
    const large = { ...draft, parameters: { size: "4K" } };
    expect(withPossibleSize(large, model).parameters).toEqual({});
    const usual = { ...draft, parameters: { size: "1K" } };
    expect(withPossibleSize(usual, model)).toBe(usual);
  });
});

it("takes the first image with a box for the edited one, otherwise the last", () => {
  expect(editedPlace(draft.inputs)).toBe(1);
  expect(editedPlace(draft.inputs.toReversed())).toBe(0);
  expect(editedPlace([{ boxes: [] }, { boxes: [] }])).toBe(1);
  expect(editedPlace([])).toBe(-1);
});

it("keeps nothing but the model in a clean draft", () => {
  expect(cleanDraft(draft)).toEqual({ ...emptyDraft, model: draft.model });
});
