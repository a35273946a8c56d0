import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesSearch, searchTermsOf, tokensOf } from "@/lib/core/library/search-words";

const finds = (query: string, ...texts: string[]) => matchesSearch(searchTermsOf(query), texts);

it("finds a word of letters by its beginning, in any case, with or without marks", () => {
  expect(finds("light", "A Lighthouse")).toBe(true);
  expect(finds("house", "A Lighthouse")).toBe(false);
  expect(finds("cafe", "Un Café crème")).toBe(true);
  expect(finds("CAFÉ", "a cafe")).toBe(true);
  expect(finds("strasse", "Große Straße")).toBe(true);
  expect(finds("ＷＩＤＥ", "wide")).toBe(true);
});

it("finds Chinese and Japanese by one sign or more, wherever they stand", () => {
  for (const query of ["山", "水", "画", "山水", "水画", "山水画", "３d", "青い 山"]) {
    expect(finds(query, "青い3Dの山水画。"), query).toBe(true);
  }
  expect(finds("山画", "青い山水画")).toBe(false);
  expect(finds("ガラス", "ガラスの花びん")).toBe(true);
  expect(finds("カラス", "ガラスの花びん")).toBe(false);
  expect(finds("ｺｰﾋｰ", "コーヒー豆")).toBe(true);
});

it("wants every word, and what is quoted as it stands", () => {
  expect(finds("fog sea", "sea in the fog")).toBe(true);
  expect(finds("fog sea", "the fog", "a seal")).toBe(true);
  expect(finds("fog sea", "the fog")).toBe(false);
  expect(finds('"film grain"', "soft film, grain")).toBe(true);
  expect(finds('"film grain"', "grain of film")).toBe(false);
  expect(finds('"film gra"', "film grain")).toBe(false);
  expect(finds('"film gra', "film grain")).toBe(true);
  expect(finds('"film grain"', "film", "grain")).toBe(false);
});

it("looks for nothing where there is nothing to look for", () => {
  for (const query of ["", "  ", "!?", '""', '"', "。、"]) expect(searchTermsOf(query)).toEqual([]);
});

it("finds any part of a text that begins and ends where words do", () => {
  const signs = fc.constantFrom(
    ..."山水画灯台のライト한글",
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
      expect(finds(part, parts.join(""))).toBe(true);
      expect(finds(`"${part}"`, parts.join(""))).toBe(true);
    }),
  );
});

it("makes tokens in which a query language finds nothing of its own", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const terms = searchTermsOf(text).flatMap(({ tokens }) => tokens);
      for (const token of [...tokensOf(text), ...terms])
        expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
    }),
  );
});
