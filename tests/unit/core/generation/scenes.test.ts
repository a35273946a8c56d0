import { expect, it } from "vitest";
import { countScenes, withScene } from "@/lib/core/generation/prompt/scenes";

it("the images of a set are counted by the lines that describe them", () => {
  expect(countScenes("")).toBe(0);
  expect(countScenes("A cat.\nImage 1: spring\nimage 2 : summer\n3: autumn")).toBe(3);
  expect(countScenes("一只猫。\n第1张：春\n第２张：夏")).toBe(2);
  expect(countScenes("猫。\n1枚目：春\n画像2：夏")).toBe(2);
  expect(countScenes("Put image 1 into image 2: gently")).toBe(0);
  expect(countScenes("Image 1 shows a cat: nice")).toBe(0);
});

it("a new scene begins on a line of its own", () => {
  expect(withScene("", "Image 1: ")).toBe("Image 1: ");
  const two = withScene("A cat.\nImage 1: spring\n\n", "Image 2: ");
  expect(two).toBe("A cat.\nImage 1: spring\nImage 2: ");
  expect(countScenes(two)).toBe(2);
});
