import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Draft,
  emptyDraft,
  withInputAt,
  withInputMoved,
  withoutInput,
} from "@/lib/core/generation/draft";
import { danglingIn, promptPieces, withReferencesMoved } from "@/lib/core/generation/references";

const id = "018f0000-0000-7000-8000-000000000001";
const draftWith = (prompt: string, count: number): Draft => ({
  ...emptyDraft,
  prompt,
  inputs: Array.from({ length: count }, () => ({ assetId: id, boxes: [] })),
});

const prompt =
  "Put the clock of image 1 and 3 pears into the bounding box of Image 2, as in 图3 and 画像２ at 4K.";

describe("the images that a prompt names", () => {
  it("keep their words when they change places, and other numbers stay", () => {
    expect(withInputMoved(draftWith(prompt, 3), 0, 2).prompt).toBe(
      "Put the clock of image 3 and 3 pears into the bounding box of Image 1, as in 图2 and 画像１ at 4K.",
    );
    expect(withInputAt(draftWith("image 1 to image 2", 2), id, 1).prompt).toBe(
      "image 1 to image 3",
    );
  });

  it("leave a question mark when they go, and the ones after them keep their words", () => {
    const removed = withoutInput(draftWith("image 1, image 2, image 3, image 9", 3), 1).prompt;
    expect(removed).toBe("image 1, image ?, image 2, image 9");
    expect(danglingIn(removed, 2)).toEqual({ numbers: [9], isOpen: true });
    expect(danglingIn("image 1 and 图2", 2)).toEqual({ numbers: [], isOpen: false });
  });

  it("come back to where they were when a move is taken back, in any text", () => {
    const piece = fc.constantFrom(
      "image ",
      "图",
      "画像",
      "pictures #",
      "photo",
      "3 ",
      "x",
      "1",
      "２",
      " ",
      "?",
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.nat(8), fc.nat(8), (words, from, to) => {
        const draft = draftWith(words, 9);
        expect(withInputMoved(withInputMoved(draft, from, to), to, from).prompt).toBe(words);
        expect(withReferencesMoved(words, 9, (place) => place)).toBe(words);
      }),
    );
  });

  it("are marked in a text that stays the same, with what is too much at its end", () => {
    expect(promptPieces("Put image 1 on 图3, image ?", 2, 100)).toEqual([
      { text: "Put ", kind: "plain" },
      { text: "image 1", kind: "reference" },
      { text: " on ", kind: "plain" },
      { text: "图3", kind: "dangling" },
      { text: ", ", kind: "plain" },
      { text: "image ?", kind: "dangling" },
    ]);
    expect(promptPieces("😀😀 image 1", 2, 2)).toEqual([
      { text: "😀😀", kind: "plain" },
      { text: " image 1", kind: "cut" },
    ]);
    const piece = fc.constantFrom("image ", "图", "1", "9", "?", " ", "😀", "\n", "x");
    fc.assert(
      fc.property(fc.array(piece), fc.nat(9), fc.nat(30), (words, count, most) => {
        const text = words.join("");
        const pieces = promptPieces(text, count, most);
        expect(pieces.map((one) => one.text).join("")).toBe(text);
      }),
    );
  });
});
