import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Draft,
  emptyDraft,
  withBoxes,
  withInputAt,
  withInputMoved,
  withoutInput,
} from "@/lib/core/generation/draft/draft";
import { lengthOf } from "@/lib/core/generation/prompt/length";
import {
  danglingIn,
  promptPieces,
  withReferencesMoved,
} from "@/lib/core/generation/prompt/references";

/** How much of a text is read, of so many characters. */
const within = (text: string, max: number) => lengthOf(text, { unit: "characters", max });

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

  it("leave a question mark when they go, and later ones keep their words", () => {
    const removed = withoutInput(draftWith("image 1, image 2, image 3, image 9", 3), 1).prompt;
    expect(removed).toBe("image 1, image ?, image 2, image 9");
    expect(danglingIn(removed, [0, 0])).toMatchObject({ numbers: [9], isOpen: true });
    expect(danglingIn("image 1 and 图2", [0, 0])).toMatchObject({ numbers: [], isOpen: false });
  });

  it("return to where they were when a move is undone, in any text", () => {
    const piece = fc.constantFrom(
      "image ",
      "图",
      "画像",
      "pictures #",
      " and ",
      ", ",
      "bounding box of ",
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

  it("are found in a list as well, if the word is a plural", () => {
    expect(withInputMoved(draftWith("Blend images 1, 2 and 3.", 3), 0, 2).prompt).toBe(
      "Blend images 3, 1 and 2.",
    );
    expect(withInputMoved(draftWith("Blend images 1 and 2, with 2 cats", 2), 0, 1).prompt).toBe(
      "Blend images 2 and 1, with 2 cats",
    );
    expect(danglingIn("images 1 or 4", [0, 0, 0])).toMatchObject({ numbers: [4] });
  });

  it("are scenes in an image set, and keep their numbers whatever happens to the strip", () => {
    const scenes = "The cat of image 2.\nImage 1: spring\nImage 2: summer";
    const draft = { ...draftWith(scenes, 2), parameters: { sequential: true } };
    expect(withInputMoved(draft, 0, 1).prompt).toBe(scenes);
    expect(withoutInput(draft, 0).prompt).toBe(scenes);
    // A model without sets does not make one, whatever the draft keeps for others.
    const without = { ...draft, model: "qwen-image-edit-plus" };
    expect(withInputMoved(without, 0, 1).prompt).toContain("The cat of image 1.");
  });

  it("are marked in a text that stays the same, with the surplus at its end", () => {
    const text = "Put image 1 on 图3, image ?";
    const long = "😀😀 image 1";
    expect(promptPieces(text, [0, 0], within(text, 100))).toEqual([
      { text: "Put ", kind: "plain" },
      { text: "image 1", kind: "reference", names: { image: 0 } },
      { text: " on ", kind: "plain" },
      { text: "图3", kind: "dangling" },
      { text: ", ", kind: "plain" },
      { text: "image ?", kind: "dangling" },
    ]);
    expect(promptPieces(long, [0, 0], within(long, 2))).toEqual([
      { text: "😀😀", kind: "plain" },
      { text: " image 1", kind: "cut" },
    ]);
    const tokens = lengthOf(long, { unit: "tokens", max: 4 });
    expect(promptPieces(long, [0, 0], tokens).at(-1)).toEqual({
      text: "image 1",
      kind: "doubtful",
    });
    const piece = fc.constantFrom(
      "image ",
      "images ",
      "图",
      "1",
      "9",
      "?",
      " and ",
      ", ",
      "😀",
      "\n",
      "x",
      "the second bounding box of ",
      "的第一个框选区域",
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(9), fc.nat(30), (words, count, most) => {
        const text = words.join("");
        const boxCounts = Array.from({ length: count }, (_, index) => index % 3);
        const pieces = promptPieces(text, boxCounts, within(text, most));
        expect(pieces.map((one) => one.text).join("")).toBe(text);
      }),
    );
  });
});

describe("the boxes that a prompt names", () => {
  const a = [0, 0, 10, 10] as const;
  const b = [20, 20, 30, 30] as const;
  const draftOn = (prompt: string): Draft => ({
    ...emptyDraft,
    prompt,
    inputs: [
      { assetId: id, boxes: [] },
      { assetId: id, boxes: [[...a], [...b]] },
    ],
  });
  const prompts = [
    [
      "A in the first bounding box of image 2, B in the second bounding box of image 2",
      "A in the ? bounding box of image 2, B in the first bounding box of image 2",
    ],
    [
      "画像2の1つ目のバウンディングボックスと画像2の2つ目のバウンディングボックス",
      "画像2の?バウンディングボックスと画像2の1つ目のバウンディングボックス",
    ],
    ["图2的第一个框选区域和图2的第二个框选区域", "图2的?框选区域和图2的第一个框选区域"],
  ] as const;

  it.each(prompts)("move up when the one before them goes: %s", (before, after) => {
    expect(withBoxes(draftOn(before), 1, [[...b]]).prompt).toBe(after);
    expect(danglingIn(after, [0, 1])).toMatchObject({ numbers: [], isOpen: true });
    expect(danglingIn(before, [0, 2])).toEqual({
      numbers: [],
      isOpen: false,
      hasMissingBox: false,
    });
    expect(danglingIn(before, [0, 1]).hasMissingBox).toBe(true);
  });

  it.each([
    "Place the clock into the selected area of image 2",
    "Put it in the marked region in picture 2",
    "Replace the bounding box on image 2 with a lamp",
    "把图1的闹钟放在图2的框选的位置",
    "把闹钟放到图2的框选位置",
    "图2的框选部分换成台灯",
    "画像2の選択範囲に時計を置く",
    "画像2の選択した領域に時計を置く",
  ])("are known by the documents' words and others: %s", (words) => {
    expect(danglingIn(words, [0, 1]).hasMissingBox).toBe(false);
    expect(danglingIn(words, [0, 0]).hasMissingBox).toBe(true);
  });

  it("keep their words when a box is moved, when the last one goes, and on another image", () => {
    const [[prompt]] = prompts;
    expect(withBoxes(draftOn(prompt), 1, [[1, 1, 9, 9], [...b]]).prompt).toBe(prompt);
    expect(withBoxes(draftOn(prompt), 1, [[...a]]).prompt).toBe(
      "A in the first bounding box of image 2, B in the ? bounding box of image 2",
    );
    const other = "the second bounding box of image 1";
    expect(withBoxes(draftOn(other), 1, [[...b]]).prompt).toBe(other);
  });

  it("are marked as one name with their image, which moves with the strip", () => {
    const [[prompt]] = prompts;
    const pieces = promptPieces(prompt, [0, 1], within(prompt, 200));
    expect(pieces.find(({ kind }) => kind === "reference")?.names).toEqual({ image: 1, box: 0 });
    expect(pieces.map(({ kind }) => kind)).toEqual(["plain", "reference", "plain", "dangling"]);
    expect(promptPieces("图1的框选区域", [0], within("图1的框选区域", 20))).toEqual([
      { text: "图1的框选区域", kind: "dangling" },
    ]);
    expect(withInputMoved(draftOn(prompt), 1, 0).prompt).toContain("first bounding box of image 1");
  });
});
