import { describe, expect, it } from "vitest";
import { namesAnImage, unsaidIn, withWords } from "@/lib/core/generation/prompt/prompt-words";

const asset = "018f0000-0000-7000-8000-000000000001";

describe("words inserted into a prompt", () => {
  const at = (text: string, words: string) => {
    const start = text.indexOf("|");
    const end = text.lastIndexOf("|");
    const without = text.replaceAll("|", "");
    const place = { start, end: end === start ? start : end - 1 };
    const result = withWords(without, place, words);
    return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
  };

  it("are separated from other words, but not from a space, a bracket or an end", () => {
    expect(at("|", "image 1")).toBe("image 1|");
    expect(at("Put|it", "image 1")).toBe("Put image 1| it");
    expect(at("Put | there", "image 1")).toBe("Put image 1| there");
    expect(at("Put (|), please", "image 1")).toBe("Put (image 1|), please");
    expect(at("Use|.", "image 2")).toBe("Use image 2|.");
  });

  it("replace the selection", () => {
    expect(at("Put |that| there", "image 1")).toBe("Put image 1| there");
  });

  it("need no spaces in Chinese and Japanese", () => {
    expect(at("把|的闹钟", "图1")).toBe("把图1|的闹钟");
    expect(at("時計を|に置く", "画像2")).toBe("時計を画像2|に置く");
  });
});

describe("a hint about missing references", () => {
  it("recognises the ways in which images are numbered", () => {
    const naming = [
      "Place the clock from image 1 into the room",
      "the second picture's style",
      "use photo #3",
      "把图 2 的框选位置",
      "第一张图的猫",
      "画像１の背景",
      "2枚目の写真",
    ];
    expect(naming.filter((prompt) => !namesAnImage(prompt))).toEqual([]);
    const silent = [
      "Make the picture brighter",
      "an image of 3 cats",
      "画面を明るく",
      "2 red apples",
    ];
    expect(silent.filter(namesAnImage)).toEqual([]);
  });

  it("is shown for boxes, and for several images, once there are words", () => {
    const one = { assetId: asset, boxes: [] };
    const boxed = { assetId: asset, boxes: [[0, 0, 1, 1] as [number, number, number, number]] };
    expect(unsaidIn({ prompt: "a red hat", inputs: [one] })).toBeUndefined();
    expect(unsaidIn({ prompt: "a red hat", inputs: [boxed] })).toBe("boxes");
    expect(unsaidIn({ prompt: "a red hat", inputs: [one, one] })).toBe("images");
    expect(unsaidIn({ prompt: "a hat on image 1", inputs: [boxed, one] })).toBeUndefined();
    expect(unsaidIn({ prompt: " ", inputs: [boxed] })).toBeUndefined();
  });
});
