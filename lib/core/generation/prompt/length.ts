import type { TextLimit } from "@/lib/core/models/model";

/** How many tokens a text makes, as far as that can be told without upstream's tokenizer. */
interface TokenEstimate {
  /** Certainly no fewer. */
  least: number;
  about: number;
}

/** Scripts that are written without spaces and read sign by sign, with their punctuation. */
const sign = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\uff00-\uffef]`;
const letter = String.raw`[\p{L}\p{M}\p{N}]`;
/** What counts: signs, words, and pictures. Spaces and marks between words count with the words. */
const pieces = new RegExp(
  String.raw`(?<sign>${sign})|(?<word>(?:(?!${sign})${letter})+)|(?<picture>\p{Extended_Pictographic})`,
  "gu",
);
const isLatin = /^[\p{sc=Latin}\p{N}\p{M}]+$/u;

/** Common signs may share a token with their neighbours, but hardly more than two of them. */
const ofSign: TokenEstimate = { least: 0.5, about: 1 };
const ofPicture: TokenEstimate = { least: 0.5, about: 2 };
/** An English word with its spaces and marks; longer ones, and those of other alphabets, take more. */
const aboutWord = 1.3;
const lettersPerToken = { latin: 6, other: 2 };

function tokensOf({ groups = {} }: RegExpExecArray): TokenEstimate {
  const { word } = groups;
  if (word === undefined) return groups.sign === undefined ? ofPicture : ofSign;
  const perToken = isLatin.test(word) ? lettersPerToken.latin : lettersPerToken.other;
  return { least: 1, about: Math.max(aboutWord, word.length / perToken) };
}

/** A Han character is about one token and an English word about 1.3; other scripts take more. */
export function estimateTokens(text: string): TokenEstimate {
  let least = 0;
  let about = 0;
  for (const match of text.matchAll(pieces)) {
    const tokens = tokensOf(match);
    least += tokens.least;
    about += tokens.about;
  }
  return { least, about };
}

/** A text measured against the limit of a model. */
export interface TextLength {
  /** In the limit's unit; of tokens, about so many. */
  count: number;
  /**
   * `fits`; `tooLong`: upstream certainly reads only its beginning; `mayBeTooLong`: it may be so;
   * `beyondAdvice`: upstream reads all of it, but advises less.
   */
  verdict: "fits" | "tooLong" | "mayBeTooLong" | "beyondAdvice";
  /** Where upstream stops reading, in UTF-16 units; of tokens, about there. */
  readTo: number;
}

/**
 * How long a text is, and whether upstream reads all of it. A character is a letter, a Han character
 * or a sign, as upstream counts them. docs/dashscope.md#prompts
 */
export function lengthOf(text: string, limit: TextLimit): TextLength {
  if (limit.unit === "characters") {
    const [...all] = text;
    const readTo = all.slice(0, limit.max).join("").length;
    return { count: all.length, verdict: readTo < text.length ? "tooLong" : "fits", readTo };
  }
  const { least, about } = estimateTokens(text);
  const count = Math.ceil(about);
  if (about <= limit.max) return { count, verdict: "fits", readTo: text.length };
  if (limit.isAdvice) return { count, verdict: "beyondAdvice", readTo: text.length };
  const verdict = Math.floor(least) > limit.max ? "tooLong" : "mayBeTooLong";
  return { count, verdict, readTo: endOfTokens(text, limit.max) };
}

/** Where about so many tokens end. */
function endOfTokens(text: string, max: number): number {
  let about = 0;
  for (const match of text.matchAll(pieces)) {
    about += tokensOf(match).about;
    if (about > max) return match.index;
  }
  return text.length;
}

/** How many characters to show of the part beyond the limit. */
const shownCut = 60;

/** The beginning of the part that upstream would not read. */
export function beginningOf(rest: string): string {
  const [...characters] = rest;
  return characters.slice(0, shownCut).join("") + (characters.length > shownCut ? " …" : "");
}
