import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesSearch, searchTermsOf, tokensOf } from "@/lib/core/library/search-words";

const finds = (query: string, ...texts: string[]) => matchesSearch(searchTermsOf(query), texts);

it("finds a word by its beginning, in any case, with or without accents", () => {
  expect(finds("light", "A Lighthouse")).toBe(true);
  expect(finds("house", "A Lighthouse")).toBe(false);
  expect(finds("cafe", "Un Café crème")).toBe(true);
  expect(finds("CAFÉ", "a cafe")).toBe(true);
  expect(finds("strasse", "Große Straße")).toBe(true);
  expect(finds("ＷＩＤＥ", "wide")).toBe(true);
});

it("finds Chinese and Japanese by one character or more, wherever they are", () => {
  for (const query of ["山", "水", "画", "山水", "水画", "山水画", "３d", "青い 山"]) {
    expect(finds(query, "青い3Dの山水画。"), query).toBe(true);
  }
  expect(finds("山画", "青い山水画")).toBe(false);
  expect(finds("ガラス", "ガラスの花びん")).toBe(true);
  expect(finds("カラス", "ガラスの花びん")).toBe(false);
  expect(finds("ｺｰﾋｰ", "コーヒー豆")).toBe(true);
});

it("requires every word, and finds quoted words as they are written", () => {
  expect(finds("fog sea", "sea in the fog")).toBe(true);
  expect(finds("fog sea", "the fog", "a seal")).toBe(true);
  expect(finds("fog sea", "the fog")).toBe(false);
  expect(finds('"film grain"', "soft film, grain")).toBe(true);
  expect(finds('"film grain"', "grain of film")).toBe(false);
  expect(finds('"film gra"', "film grain")).toBe(false);
  expect(finds('"film gra', "film grain")).toBe(true);
  expect(finds('"film grain"', "film", "grain")).toBe(false);
});

it("finds words of scripts without spaces in the middle of a text", () => {
  const texts: [string, string][] = [
    ["ภูเขา", "ภาพวาดภูเขาและทะเล"],
    ["ទឹក", "រូបភាពទឹកនិងភ្នំ"],
    ["ພູເຂົາ", "ຮູບພູເຂົາແລະທະເລ"],
    ["တောင်", "ပန်းချီတောင်နှင့်ပင်လယ်"],
  ];
  for (const [word, text] of texts) {
    expect(finds(word, text), word).toBe(true);
    expect(finds(`"${word}"`, text), word).toBe(true);
    expect(finds([...word].toReversed().join(""), text), word).toBe(false);
  }
});

it("finds Arabic, Persian and Hebrew words with or without their marks", () => {
  expect(finds("كتاب", "كِتَابٌ قديم")).toBe(true);
  expect(finds("كِتَاب", "كتاب قديم")).toBe(true);
  expect(finds("احمد", "أحمد")).toBe(true);
  expect(finds("كتاب", "كتـــاب")).toBe(true);
  expect(finds("کتاب", "كتاب")).toBe(true);
  expect(finds("میخواهم", "می‌خواهم")).toBe(true);
  expect(finds("שלום", "שָׁלוֹם עולם")).toBe(true);
  expect(finds("שָׁלוֹם", "שלום")).toBe(true);
});

it("finds everything for an empty search, and nothing for punctuation alone", () => {
  for (const query of ["", "  ", "\u3000"]) expect(searchTermsOf(query)).toEqual([]);
  for (const query of ["!?", '""', '"', "。、", "…", "🌅"]) {
    expect(finds(query, "A meadow!?", "🌅", query, "\ue000"), query).toBe(false);
  }
  expect(finds("meadow !?", "A meadow")).toBe(true);
});

/** Letters with their marks: nobody looks for a mark by itself, and of two their order says nothing. */
const wholeSigns = (text: string) =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

it("finds any part of a text that begins and ends at word boundaries", () => {
  const signs = fc.constantFrom(
    ...wholeSigns("山水画灯台のライト한글ภูเขาទឹកတောင်"),
    "sun ",
    "rain ",
    "é ",
    "7 ",
    "、",
    " ",
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 20 }), fc.nat(), fc.nat(), (parts, one, other) => {
      const [start, end] = [one % (parts.length + 1), other % (parts.length + 1)].toSorted(
        (left, right) => left - right,
      );
      const part = parts.slice(start, end).join("");
      fc.pre(/[\p{L}\p{N}]/u.test(part));
      expect(finds(part, parts.join(""))).toBe(true);
      expect(finds(`"${part}"`, parts.join(""))).toBe(true);
    }),
  );
});

it("makes tokens without query syntax", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const terms = searchTermsOf(text).flatMap(({ tokens }) => tokens);
      for (const token of [...tokensOf(text), ...terms])
        expect(token).toMatch(/^(?:[\p{L}\p{N}\p{M}]+|\ue000)$/u);
    }),
  );
});
