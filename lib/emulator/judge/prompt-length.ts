/** How much of a prompt a model reads; the rest is cut off in silence. */
export type PromptLength = { characters: number } | { tokens: number } | "whole";

/** Signs of scripts without spaces, one by one; of the others words, with the spaces around them. */
const pieces = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\s]+\s*|\s+/gu;
const isSign = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** How words become tokens is not published; this is what is usual. */
const tokensPerWord = 1.3;

/** A prompt as the model reads it. Each character, Han or Latin, is one; tokens are an estimate. */
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
