import { expect, it } from "vitest";
import { isMentioned, mentionAt } from "@/lib/core/generation/prompt/mention";

it.each([
  ["@", 1, { start: 0, end: 1, query: "" }],
  ["Put @2 there", 6, { start: 4, end: 6, query: "2" }],
  ["画像を＠ボ", 5, { start: 3, end: 5, query: "ボ" }],
  ["(@img", 5, { start: 1, end: 5, query: "img" }],
  ["first\n@b", 8, { start: 6, end: 8, query: "b" }],
])("finds the mention in %j at %d", (text, caret, mention) => {
  expect(mentionAt(text, caret)).toEqual(mention);
});

it.each([
  ["write to me@example", 19],
  ["@ box", 5],
  ["Put @2 there", 12],
  ["no sign", 7],
])("finds none in %j at %d", (text, caret) => {
  expect(mentionAt(text, caret)).toBeUndefined();
});

it("finds by any of the names, whatever the case, width and spaces", () => {
  const names = ["Box B in image 2", "b2", "2b"];
  for (const query of ["", "b", "2b", "Ｂ２", "boxb", "IMAGE2"]) {
    expect(isMentioned(query, names)).toBe(true);
  }
  expect(isMentioned("3", names)).toBe(false);
});
