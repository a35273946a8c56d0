import { expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { croppedBoxes } from "@/lib/core/box/reshape";
import { emptyDraft } from "@/lib/core/generation/draft/draft";
import { withReshapedInput } from "@/lib/core/generation/draft/reshaped-input";

const before = "018f0000-0000-7000-8000-000000000001";
const after = "018f0000-0000-7000-8000-000000000002";

it("puts the cut image with its remaining boxes in place, and the prompt follows them", () => {
  const crop: Box = [100, 100, 300, 300];
  const inner: Box = [150, 150, 200, 200];
  const draft = {
    ...emptyDraft,
    prompt: "a clock in the second bounding box of image 1",
    inputs: [{ assetId: before, boxes: [crop, inner] }],
  };
  const cut = withReshapedInput(draft, 0, after, (boxes) => croppedBoxes(boxes, crop));
  expect(cut.inputs).toEqual([{ assetId: after, boxes: [[50, 50, 100, 100]] }]);
  expect(cut.prompt).toBe("a clock in the first bounding box of image 1");
});

it("keeps nothing that was agreed to about the image before", () => {
  const draft = {
    ...emptyDraft,
    inputs: [{ assetId: before, boxes: [] }],
    shrinkInputs: true,
    sendAddresses: true,
  };
  const turned = withReshapedInput(draft, 0, after, (boxes) => boxes);
  expect(turned).toEqual({ ...emptyDraft, inputs: [{ assetId: after, boxes: [] }] });
});
