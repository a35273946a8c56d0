import { expect, it } from "vitest";
import { cutPrompt } from "@/lib/emulator/judge/prompt-length";

it("a prompt is cut by characters; a Han character is one and an emoji too", () => {
  expect(cutPrompt("字🕰x", { characters: 2 })).toBe("字🕰");
});

it("a prompt is cut by estimated tokens: a Han character is one, a word a little more", () => {
  expect(cutPrompt("字".repeat(9), { tokens: 8 })).toBe("字".repeat(8));
  expect(cutPrompt("one two  three four", { tokens: 4 })).toBe("one two  three ");
  // Words of other scripts take more, and spaces none.
  expect(cutPrompt("лампа лампа лампа", { tokens: 5 })).toBe("лампа лампа ");
  expect(cutPrompt("字 字   字 字", { tokens: 3 })).toBe("字 字   字 ");
  const [word, most] = ["letters ", 800];
  expect(cutPrompt(word.repeat(1000), { tokens: most })).toBe(word.repeat(Math.floor(most / 1.3)));
});

it("a short prompt, and one without a limit, stay as they are", () => {
  const prompt = "  A lamp,\n字 and スタンド 🕰 ";
  expect(cutPrompt(prompt, { tokens: 30 })).toBe(prompt);
  expect(cutPrompt("x ".repeat(9000), "whole")).toHaveLength(18_000);
});
