import { expect, it } from "vitest";
import { cutPrompt } from "@/lib/emulator/judge/prompt-length";

it("a prompt is cut at so many characters, of which a Han sign is one and an emoji too", () => {
  expect(cutPrompt("字🕰x", { characters: 2 })).toBe("字🕰");
});

it("a prompt is cut at about so many tokens: a sign is one, a word a little more", () => {
  expect(cutPrompt("字".repeat(9), { tokens: 8 })).toBe("字".repeat(8));
  expect(cutPrompt("one two  three four", { tokens: 4 })).toBe("one two  three ");
  const [word, most] = ["letters ", 800];
  expect(cutPrompt(word.repeat(1000), { tokens: most })).toBe(word.repeat(Math.floor(most / 1.3)));
});

it("what is short enough, and what has no end, stays as it is", () => {
  const prompt = "  A lamp,\n字 and スタンド 🕰 ";
  expect(cutPrompt(prompt, { tokens: 30 })).toBe(prompt);
  expect(cutPrompt("x ".repeat(9000), "whole")).toHaveLength(18_000);
});
