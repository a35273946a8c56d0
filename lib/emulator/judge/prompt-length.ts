/** How much of a prompt a model reads; it silently drops the rest. */
export type PromptLength = { characters: number } | { tokens: number } | "whole";

/**
 * Single characters of scripts without spaces; words of other scripts, with the spaces around them.
 */
const pieces = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\s]+\s*|\s+/gu;
const isSign = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** Upstream does not publish its tokenizer; this ratio is a common estimate. */
const tokensPerWord = 1.3;

/**
 * The part of a prompt that the model reads. Every character counts as one, Han or Latin; tokens
 * are estimated.
 */
export function cutPrompt(prompt: string, length: PromptLength): string {
  if (length === "whole") return prompt;
  if ("characters" in length) return [...prompt].slice(0, length.characters).join("");
  let tokens = 0;
  let read = "";
  for (const [piece] of prompt.matchAll(pieces)) {
    tokens += isSign.test(piece) ? 1 : tokensPerWord;
    if (tokens > length.tokens) break;
    read += piece;
  }
  return read;
}
