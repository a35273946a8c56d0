import { expect, it } from "vitest";
import { mentionAt, mentioned } from "@/lib/core/generation/prompt/mention";

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
  ["rené@b", 6],
  ["rene\u0301@b", 7],
  ["@ box", 5],
  ["Put @2 there", 12],
  ["no sign", 7],
])("finds none in %j at %d", (text, caret) => {
  expect(mentionAt(text, caret)).toBeUndefined();
});

const named = ["1", "1A", "1B", "2", "2A", "12"].map((id) => {
  const [number = "", letter] = [id.match(/\d+/)?.[0], id.match(/\D/)?.[0]];
  const label = letter ? `Box ${letter} in image ${number}` : `Image ${number}`;
  return { id, label, words: letter ? `the bounding box of image ${number}` : `image ${number}` };
});

it.each([
  ["", ["1", "1A", "1B", "2", "2A", "12"]],
  ["b", ["1B", "1A", "2A"]],
  ["2", ["2", "2A", "12"]],
  ["1b", ["1B"]],
  ["Ｂ１", ["1B"]],
  ["boxa", ["1A", "2A"]],
  ["IMAGE2", ["2", "2A"]],
  ["bounding", ["1A", "1B", "2A"]],
  ["3", []],
])("means by %j, the likeliest first, %j", (query, ids) => {
  expect(mentioned(query, named).map(({ id }) => id)).toEqual(ids);
});
