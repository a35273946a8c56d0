/** How much of a prompt a model reads; it silently drops the rest. */
export type PromptLength = { characters: number } | { tokens: number } | "whole";

/** Signs of scripts without spaces; words of other scripts, with the spaces after them. */
const pieces =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]\s*|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\s]+\s*|\s+/gu;
const isSign = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const isForeignWord = /[\p{L}--\p{sc=Latin}]/v;
/** Upstream does not publish its tokenizer; these are common estimates. */
const tokensPerWord = 1.3;
const foreignLettersPerToken = 2;

function tokensOf(piece: string): number {
  const word = piece.trim();
  if (word === "") return 0;
  if (isSign.test(word)) return 1;
  if (!isForeignWord.test(word)) return tokensPerWord;
  return Math.max(tokensPerWord, word.length / foreignLettersPerToken);
}

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
    tokens += tokensOf(piece);
    if (tokens > length.tokens) break;
    read += piece;
  }
  return read;
}
