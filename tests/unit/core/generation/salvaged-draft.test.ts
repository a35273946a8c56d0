import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { salvagedDraft } from "@/lib/core/generation/draft/salvaged-draft";
import { catalog } from "@/lib/core/models/catalog";
import { fullRatio } from "@/lib/core/palette/palette";
import { draftFor } from "../../../support/draft-arbitrary";

const image = "018f0000-0000-7000-8000-000000000001";

const anyDraft = draftFor(catalog[0]).map(({ draft }) => draft);

describe("a saved draft", () => {
  it("comes back whole if all of it can be read", () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const kept: unknown = JSON.parse(JSON.stringify(draft));
        expect(salvagedDraft(kept)).toEqual({ draft: kept, lost: [] });
      }),
    );
  });

  it("keeps what is valid, field by field, and names what was lost", () => {
    const kept = {
      model: "wan2.7-image-pro",
      prompt: "A meadow",
      negativePrompt: 5,
      inputs: [
        {
          assetId: image,
          boxes: [
            [0, 0, 5, 5],
            [1, 2, 3],
          ],
        },
        { assetId: "x", boxes: [] },
      ],
      parameters: {
        n: 3,
        seed: 1e20,
        size: null,
        palette: [
          { hex: "#NaN", ratio: 5000 },
          { hex: "#00FF00", ratio: 3000 },
          { hex: "#0000FF", ratio: 1000, locked: true },
        ],
      },
    };
    expect(salvagedDraft(kept)).toEqual({
      draft: {
        model: "wan2.7-image-pro",
        prompt: "A meadow",
        inputs: [{ assetId: image, boxes: [[0, 0, 5, 5]] }],
        parameters: {
          n: 3,
          palette: [
            { hex: "#00FF00", ratio: 7500 },
            { hex: "#0000FF", ratio: 2500, locked: true },
          ],
        },
      },
      lost: ["negativePrompt", "boxes", "inputs", "palette", "size", "seed"],
    });
  });

  it("is a valid draft whatever was saved, with a complete palette", () => {
    const anyKept = fc.record(
      {
        model: fc.anything(),
        prompt: fc.anything(),
        inputs: fc.oneof(fc.anything(), fc.array(fc.anything())),
        parameters: fc.oneof(
          fc.anything(),
          fc.record({
            seed: fc.anything(),
            palette: fc.array(
              fc.oneof(fc.anything(), fc.constant({ hex: "#112233", ratio: 1000 })),
            ),
          }),
        ),
      },
      { requiredKeys: ["prompt"] },
    );
    fc.assert(
      fc.property(anyKept, (kept) => {
        const salvaged = salvagedDraft(kept);
        expect(salvagedDraft(salvaged?.draft)).toEqual({ draft: salvaged?.draft, lost: [] });
        const palette = salvaged?.draft.parameters.palette;
        const isWhole = salvaged?.lost.includes("palette") === false;
        const sum = palette?.reduce((total, { ratio }) => total + ratio, 0);
        if (palette && !isWhole) expect(sum).toBe(fullRatio);
      }),
    );
  });

  it("does not come back if no part of it is there", () => {
    for (const kept of [null, 5, "draft", [emptyDraft], {}, { other: 1 }]) {
      expect(salvagedDraft(kept)).toBeUndefined();
    }
  });
});
