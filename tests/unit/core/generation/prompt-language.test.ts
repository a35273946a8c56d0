import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleNames, examples } from "@/lib/core/examples";
import { isInAnotherLanguage, languageOf } from "@/lib/core/generation/prompt/language";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import en from "@/lib/i18n/messages/en/examples.json";
import ja from "@/lib/i18n/messages/ja/examples.json";
import zh from "@/lib/i18n/messages/zh-CN/examples.json";

const some = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 6 });

describe("the language of a prompt", () => {
  it.each([
    ["静かな街角の小さな花屋、やわらかな朝の光。", "ja"],
    ["ネオン街を走るスポーツカー", "ja"],
    ["高解像度の portrait 写真を柔らかな光で撮影してください", "ja"],
    ["安静街角的一家小花店，柔和的晨光。", "zh"],
    ["繁體中文的海報", "zh"],
    ["優の良品 海报设计", "zh"],
    ["조용한 골목의 작은 꽃집", "ko"],
    ["Маленький цветочный магазин", "other"],
    ["محل زهور صغير في زاوية هادئة", "other"],
    ["ร้านดอกไม้เล็กๆ", "other"],
    ["A small flower shop", undefined],
    ["Ein kleiner Blumenladen mit großen Fenstern", undefined],
    ["", undefined],
    ["123 !? 😀", undefined],
    // Lettering for the picture.
    ["A poster that says “あそぼうよ、毎週日曜公園で” in blue", undefined],
    ["一张海报，写着「みんなであそぼうよ」和“来玩吧”", "zh"],
    // A word of another language makes no text in it.
    ["A portrait in the style of 浮世絵 woodblock prints", undefined],
    // Begun, and not yet a text.
    ["はな", undefined],
  ] as const)("%s: %s", (prompt, language) => expect(languageOf(prompt)).toBe(language));

  it("is Chinese for Han characters alone and unknown for Latin letters alone", () => {
    fc.assert(
      fc.property(some("花店街角晨光桜灯"), (text) => {
        expect(languageOf(text)).toBe("zh");
      }),
    );
    fc.assert(
      fc.property(some("abcdefgéßñøçZQ"), (text) => {
        expect(languageOf(text)).toBeUndefined();
      }),
    );
  });

  it("is another for kana, Hangul, Cyrillic, Arabic and Thai, and never for Han or Latin", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          some("あいうかきカキー"),
          some("가나다라마"),
          some("абвгд"),
          some("ابتث"),
          some("กขคง"),
        ),
        (text) => {
          expect(isInAnotherLanguage(text, ["zh", "en"])).toBe(true);
        },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(some("花店街角晨光 ,"), some("abcdefg é")), (text) => {
        expect(isInAnotherLanguage(text, ["zh", "en"])).toBe(false);
      }),
    );
  });

  it("does not depend on what is quoted in it", () => {
    const text = fc.constantFrom(
      "A small flower shop",
      "安静街角的一家小花店",
      "小さな花屋のポスター",
    );
    fc.assert(
      fc.property(text, some("あいうабв가나花ab"), (prompt, quoted) => {
        for (const [open, close] of ["“”", "「」", "『』", '""'] as const)
          expect(languageOf(`${prompt} ${open}${quoted}${close}`)).toBe(languageOf(prompt));
      }),
    );
  });

  it("is nobody's business where the documents name none", () => {
    expect(isInAnotherLanguage("静かな街角の小さな花屋", [])).toBe(false);
  });
});

it("every model's documents name Chinese and English for prompts", () => {
  for (const { promptLanguages } of catalog) expect(promptLanguages).toEqual(["zh", "en"]);
});

it.each([
  ["en", en],
  ["ja", ja],
  ["zh-CN", zh],
] as const)(
  "the examples in %s are for models that stay, in a language that they officially take",
  (_, words) => {
    for (const name of exampleNames) {
      const { promptLanguages = [], ends } = modelOf(catalog, examples[name].model);
      expect(ends, name).toBeUndefined();
      expect(isInAnotherLanguage(words.prompt[name], promptLanguages), name).toBe(false);
    }
  },
);
