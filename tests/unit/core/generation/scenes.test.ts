import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberInWords } from "@/lib/core/generation/prompt/number-words";
import { countScenes, withScene } from "@/lib/core/generation/prompt/scenes";
import { setLength } from "@/lib/emulator/set-length";
import { documentSetPrompts } from "../../../support/contract";

it("the documents' own set prompts are counted", () => {
  expect(documentSetPrompts.length).toBeGreaterThan(5);
  for (const { prompt, images } of documentSetPrompts) expect(countScenes(prompt)).toBe(images);
});

it.each([
  ["First image: spring. Second image: summer. Third image: autumn.", 3],
  ["The first picture shows spring, the second picture shows summer.", 2],
  ["The first picture a castle, the second picture a town, and the third picture the sea.", 3],
  ["1st photo: spring; 2nd photo: summer", 2],
  ["Second picture: summer. First picture: spring.", 2],
  ["Image 1: spring; image 2: summer", 2],
  ["**Image 1:** spring\n**Image 2:** summer", 2],
  ["Image one: spring. Image two: summer. Image three: autumn. Image four: snow.", 4],
  ["Scene 1 - the harbour, Scene 2 — the town", 2],
  ["Panel #1: a knock. Panel #2: the door opens. Panel #3: nobody.", 3],
  ["First: spring. Second: summer.", 2],
  ["A cat.\n1. spring\n2. summer\n3. autumn", 3],
  ["A cat: 1. spring, 2. summer, 3. autumn", 3],
  ["A cat.\n(1) spring\n(2) summer", 2],
  ["A cat.\n- Image 1: spring\n- Image 2: summer", 2],
  ["A cat.\nImage 1: spring\nimage 2 : summer\n3: autumn", 3],
  ["第一张:春天;第二张:夏天;第三张:秋天;第四张:冬天", 4],
  ["第1张：春，第2张：夏", 2],
  ["一只猫。\n第1张：春\n第２张：夏", 2],
  ["第一张图是春天，第二张图是夏天", 2],
  ["第一张照片：春天。第二张照片：夏天。", 2],
  ["第一幅，春天的樱花；第二幅，夏天的海", 2],
  ["第一张画春天的樱花，第二张画夏天的海，第三张画秋天的山", 3],
  ["第１０張：春，第十一張：夏，第12張：冬", 3],
  ["图1：春；图2：夏；图3：秋", 3],
  ["场景一：港口。场景二：小镇。", 2],
  ["四季的猫。① 春 ② 夏 ③ 秋", 3],
  ["四季的猫。①春②夏③秋", 3],
  ["1、春 2、夏 3、秋", 3],
  ["1枚目:春、2枚目:夏", 2],
  ["1枚目の画像:春、2枚目の画像:夏、3枚目の画像:秋", 3],
  ["一枚目は春、二枚目は夏", 2],
  ["画像1:春、画像2:夏、画像3:秋、画像4:冬", 4],
  ["猫。\n1枚目：春\n画像2：夏", 2],
  ["1コマ目：扉。2コマ目：誰もいない。", 2],
  ["First image: spring. Image 1: the same again. Image 2: summer.", 2],
  ["Image 1: ", 1],
])("%s describes %i", (prompt, images) => expect(countScenes(prompt)).toBe(images));

it.each([
  "",
  "A cat, 12 years old, in 4 seasons",
  "Put image 1 into image 2: gently",
  "Image 1 shows a cat: nice",
  "Image 1 and image 2 side by side",
  "Image 1 in the style of image 2",
  "The cat of image 2 in the style of the first image's frame",
  "画像1の時計を画像2の机に置く",
  "画像1と画像2を並べる",
  "把第一张图里的猫放到图2的桌上",
  "图1的猫，图2的狗",
  "At 16:9, or 4:3 if it fits",
  "Version 2.0 of the poster",
  "参照画像のスタイルに基づいて四季の一連の画像を生成します。",
])("no image of a set is described by: %s", (prompt) => expect(countScenes(prompt)).toBe(0));

describe("however a set is described", () => {
  const nth = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];
  const han = "一二三四五六七八";
  const leads: ((place: number) => string)[] = [
    (place) => `${nth[place]} image: `,
    (place) => `The ${nth[place]?.toLowerCase()} picture shows `,
    (place) => `Image ${place + 1}: `,
    (place) => `Scene ${place + 1} - `,
    (place) => `第${han[place]}张：`,
    (place) => `第${place + 1}张图是`,
    (place) => `第${han[place]}幅，`,
    (place) => `${place + 1}枚目：`,
    (place) => `${place + 1}枚目の画像：`,
    (place) => `画像${place + 1}：`,
    (place) => `图${place + 1}：`,
    (place) => `${place + 1}. `,
    (place) => `(${place + 1}) `,
  ];
  const scene = fc.constantFrom("a cat in spring", "春天的樱花", "夏の海", "snow, and a cat");

  it("the studio and the sandbox count the same images", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...leads),
        fc.array(scene, { minLength: 2, maxLength: 8 }),
        fc.constantFrom("\n", ". ", "; ", "。\n"),
        fc.constantFrom("", "A story.\n", "同一只猫。\n"),
        (lead, scenes, between, before) => {
          const prompt = before + scenes.map((text, place) => lead(place) + text).join(between);
          expect(countScenes(prompt)).toBe(scenes.length);
          expect(setLength(prompt, 12, 1)).toBe(scenes.length);
        },
      ),
    );
  });

  it("any text is counted", () => {
    const words = fc.constantFrom(
      "image",
      "1",
      ":",
      "第",
      "一",
      "张",
      " ",
      "\n",
      "の",
      "first",
      "。",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        expect(countScenes(parts.join(""))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it.each([
  ["3", 3],
  ["１２", 12],
  ["③", 3],
  ["2nd", 2],
  ["Twelfth", 12],
  ["three", 3],
  ["十", 10],
  ["十二", 12],
  ["三十二", 32],
  ["二一", 0],
  ["many", 0],
])("%s is %i", (text, number) => expect(numberInWords(text)).toBe(number));

it("a new scene begins on a line of its own", () => {
  expect(withScene("", "Image 1: ")).toBe("Image 1: ");
  const two = withScene("A cat.\nImage 1: spring\n\n", "Image 2: ");
  expect(two).toBe("A cat.\nImage 1: spring\nImage 2: ");
  expect(countScenes(two)).toBe(2);
});
