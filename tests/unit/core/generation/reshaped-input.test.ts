import { expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { croppedBox } from "@/lib/core/box/reshape";
import { type Draft, emptyDraft } from "@/lib/core/generation/draft/draft";
import { placeSince, withReshapedInput } from "@/lib/core/generation/draft/reshaped-input";

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
  const cut = withReshapedInput(draft, 0, after, (box) => croppedBox(box, crop));
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
  const turned = withReshapedInput(draft, 0, after, (box) => box);
  expect(turned).toEqual({ ...emptyDraft, inputs: [{ assetId: after, boxes: [] }] });
});

const crop: Box = [100, 100, 300, 300];
const inner: Box = [150, 150, 200, 200];
const outer: Box = [0, 0, 200, 200];
const cutOf = (prompt: string, boxes: Box[], more: Partial<Draft> = {}) => {
  const draft = { ...emptyDraft, ...more, prompt, inputs: [{ assetId: before, boxes }] };
  return withReshapedInput(draft, 0, after, (box) => croppedBox(box, crop)).prompt;
};

it.each([
  ["Paint the bounding box of image 1 red", "Paint image 1 red"],
  ["Paint the first bounding box of image 1 red", "Paint image 1 red"],
  ["Marked area in Picture 1: a lamp", "Picture 1: a lamp"],
  ["画像1のバウンディングボックスを赤く塗る", "画像1を赤く塗る"],
  ["画像１の1つ目のバウンディングボックスを赤く塗る", "画像１を赤く塗る"],
  ["把图1的框选区域涂成红色", "把图1涂成红色"],
  ["把图1的第一个框选区域涂成红色", "把图1涂成红色"],
])("names the image instead of the box that became all of it: %s", (prompt, named) => {
  expect(cutOf(prompt, [crop])).toBe(named);
});

it("tells the box that became the image from another one and from another image's", () => {
  const both = "From the first bounding box of image 1 to the second bounding box of image 1";
  expect(cutOf(both, [crop, inner])).toBe("From image 1 to the first bounding box of image 1");
  expect(cutOf(both, [inner, crop])).toBe("From the first bounding box of image 1 to image 1");
  expect(cutOf(both, [crop, outer])).toBe("From image 1 to the ? bounding box of image 1");
  const unsaid = "Paint the bounding box of image 1 red";
  expect(cutOf(unsaid, [crop, inner])).toBe(unsaid);
  expect(cutOf(unsaid, [outer])).toBe(unsaid);
  const other = "Paint the bounding box of image 2 red";
  expect(cutOf(other, [crop])).toBe(other);
});

it("leaves the scenes of an image set as they are written", () => {
  const prompt = "The bounding box of image 1 shows a lake";
  const imageSet = { model: "wan2.7-image-pro", parameters: { sequential: true } };
  expect(cutOf(prompt, [crop], imageSet)).toBe(prompt);
});

it("finds an image that was moved meanwhile, and not one that is gone or could be any of several", () => {
  const inputs = (...ids: string[]) => ids.map((assetId) => ({ assetId }));
  expect(placeSince(inputs(before, after, before), 2, before)).toBe(2);
  expect(placeSince(inputs(after, before), 0, before)).toBe(1);
  expect(placeSince(inputs(after), 0, before)).toBeUndefined();
  expect(placeSince(inputs(after, before, before), 0, before)).toBeUndefined();
});
