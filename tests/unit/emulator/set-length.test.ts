import { expect, it } from "vitest";
import { setLength } from "@/lib/emulator/set-length";
import { documentRequests, documentSetPrompts } from "../../support/contract";

/** With a seed that picks 6 where nothing is described, more than any of these prompts describes. */
const lengthOf = (prompt: string, most = 12) => setLength(prompt, most, 3);

it("the documents' own set prompts are counted", () => {
  const sets = documentRequests.filter(({ body }) => body.parameters.enable_sequential === true);
  expect(sets).toHaveLength(3);
  for (const { body } of sets) expect(lengthOf(JSON.stringify(body.input))).toBe(4);
  expect(documentSetPrompts.length).toBeGreaterThan(5);
  for (const { prompt, images } of documentSetPrompts) expect(lengthOf(prompt)).toBe(images);
});

it.each([
  ["First image: spring. Second image: summer. Third image: autumn.", 3],
  ["The first picture shows spring, the second picture shows summer.", 2],
  ["Image 1: spring; image 2: summer", 2],
  ["Image one: spring. Image two: summer. Image three: autumn. Image four: snow.", 4],
  ["Scene 1 - the harbour, Scene 2 — the town", 2],
  ["A cat.\n1. spring\n2. summer\n3. autumn", 3],
  ["A cat.\n(1) spring\n(2) summer", 2],
  ["A cat: 1. spring, 2. summer, 3. autumn", 3],
  ["一只猫。①春②夏③秋", 3],
  ["四季的猫。① 春 ② 夏 ③ 秋", 3],
  ["第一张画春天的樱花，第二张画夏天的海", 2],
  ["第一张:春天;第二张:夏天;第三张:秋天;第四张:冬天", 4],
  ["第1张：春，第2张：夏", 2],
  ["第一张图是春天，第二张图是夏天", 2],
  ["第１０張：春，第十一張：夏，第12張：冬", 3],
  ["图1：春；图2：夏；图3：秋", 3],
  ["1枚目:春、2枚目:夏", 2],
  ["1枚目の画像:春、2枚目の画像:夏、3枚目の画像:秋", 3],
  ["一枚目は春、二枚目は夏", 2],
  ["画像1:春、画像2:夏、画像3:秋、画像4:冬", 4],
  ["First image: spring. Image 1: the same again. Image 2: summer.", 2],
])("%s", (prompt, described) => expect(lengthOf(prompt)).toBe(described));

it.each([
  "The cat of image 2 in the style of the first image's frame",
  "画像1の時計を画像2の机に置く",
  "把第一张图里的猫放到图2的桌上",
  "A cat, 12 years old, in 4 seasons",
])("a mere mention of an image describes none: %s", (prompt) => {
  expect(lengthOf(prompt)).toBe(6);
  expect(setLength(prompt, 12, 2)).toBe(5);
});

it("a set never exceeds its limit", () => {
  expect(lengthOf("Image 1: a. Image 2: b. Image 3: c.", 2)).toBe(2);
  expect(lengthOf("a story", 1)).toBe(1);
});
