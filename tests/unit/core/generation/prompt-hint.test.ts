import { expect, it } from "vitest";
import type { Box } from "@/lib/core/box/box";
import { promptHintOf } from "@/lib/core/generation/prompt/prompt-hint";

const assetId = "018f0000-0000-7000-8000-000000000001";
const box: Box = [0, 0, 10, 10];
const plain = { assetId, boxes: [] };
const boxed = { assetId, boxes: [box] };
const hint = (prompt: string, inputs = [plain, boxed], taken = inputs, isSet = false) =>
  promptHintOf({ prompt, inputs }, taken, isSet);

it("has nothing to say of a prompt that names what is there, or of a draft without images", () => {
  expect(hint("image 1 into the bounding box of image 2")).toBeUndefined();
  expect(hint("image 7", [])).toBeUndefined();
  expect(hint("")).toBeUndefined();
});

it("names what is missing or was removed", () => {
  expect(hint("image 3 beside image 1")).toEqual({ kind: "missing", numbers: [3], count: 2 });
  expect(hint("the bounding box of image 1")).toEqual({ kind: "noBox" });
  expect(hint("图?")).toEqual({ kind: "gone" });
});

it("never calls missing what is there but not taken by the model", () => {
  const prompt = "image 1 into the bounding box of image 2";
  expect(hint(prompt, [plain, boxed], [plain, plain])).toEqual({ kind: "unread", what: "boxes" });
  expect(hint(prompt, [plain, boxed], [plain])).toEqual({ kind: "unread", what: "images" });
  expect(hint(prompt, [plain, boxed], [])).toEqual({ kind: "unread", what: "images" });
});

it("says that images or boxes are for nothing, as far as the model takes them", () => {
  expect(hint("a clock")).toEqual({ kind: "boxes" });
  expect(hint("a clock", [plain, boxed], [plain, plain])).toEqual({ kind: "images" });
  expect(hint("a clock", [plain, boxed], [])).toBeUndefined();
});

it("takes no number of an image set for that of an image", () => {
  expect(hint("image 1: spring, image 4: winter", [plain], [plain], true)).toBeUndefined();
});
