import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Draft,
  emptyDraft,
  withInput,
  withInputAt,
  withoutInput,
  withParameter,
} from "@/lib/core/generation/draft/draft";
import { withoutChange } from "@/lib/core/generation/draft/taken-back";
import { catalog } from "@/lib/core/models/catalog";
import { draftFor } from "../../../support/draft-arbitrary";

const [sky, sea, sun] = [1, 2, 3].map((digit) => `018f0000-0000-7000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];

const anyDraft = draftFor(catalog[0]).map(({ draft }) => draft);

describe("undoing one change", () => {
  it("leaves the draft as it was if nothing was done since", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, after) => {
        const back = withoutChange(after, before, after);
        expect(back).toEqual(before);
      }),
    );
  });

  it("takes back what was agreed to with it, and leaves later typing", () => {
    const after: Draft = { ...emptyDraft, shrinkInputs: true, sendAddresses: true };
    const typed = { ...after, prompt: "A lake" };
    expect(withoutChange(typed, emptyDraft, after)).toEqual({ ...emptyDraft, prompt: "A lake" });
  });

  it("leaves later typing, even in the field that it had changed", () => {
    const before: Draft = { ...emptyDraft, prompt: "A lake", parameters: { seed: 7 } };
    const after: Draft = { ...emptyDraft, prompt: "A meadow", parameters: { seed: 42, n: 2 } };
    const typed = withParameter({ ...after, prompt: "A meadow at noon" }, "size", "2K");
    expect(withoutChange(typed, before, after)).toEqual({
      ...emptyDraft,
      prompt: "A meadow at noon",
      parameters: { seed: 7, size: "2K" },
    });
  });

  it("removes the image that it added, wherever it is by then, with its number in the prompt", () => {
    const before = withInput(emptyDraft, sky);
    const after = withInputAt(before, sea, 0);
    const since = withInput({ ...after, prompt: "Put image 3 on image 2" }, sun);
    const back = withoutChange(since, before, after);
    expect(back.inputs.map(({ assetId }) => assetId)).toEqual([sky, sun]);
    expect(back.prompt).toBe("Put image 2 on image 1");
  });

  it("does not put an image back over those added since", () => {
    const before = withInput(emptyDraft, sky);
    const after = withoutInput(before, 0);
    const since = withInput(after, sea);
    expect(withoutChange(since, before, after)).toBe(since);
  });
});
