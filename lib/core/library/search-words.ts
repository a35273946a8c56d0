/**
 * Finds words in texts of any script. Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese do
 * not reliably put spaces between words, so a run of their characters becomes its overlapping pairs
 * and, at its end, its last character alone: every character starts a token, and every sequence of
 * characters is a sequence of tokens.
 */

/** Consecutive tokens; the last may be only the beginning of one. */
export interface SearchTerm {
  tokens: string[];
  isPrefix: boolean;
}

/** A private-use character, which no text's tokens contain. */
const nowhere: SearchTerm = { tokens: ["\ue000"], isPrefix: false };

/** More words than this narrow nothing down. */
const mostTerms = 20;

const eastern = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]&&[\p{L}\p{N}]`;
/** Their vowel marks count as characters like the others. */
const southern = String.raw`[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{N}\p{M}]`;
const unspaced = `[[${eastern}][${southern}]]`;
const pieces = new RegExp(`${unspaced}+|[[\\p{L}\\p{N}\\p{M}]--${unspaced}]+`, "gv");
const isUnspaced = new RegExp(`^${unspaced}`, "v");

/** Letters that Unicode does not decompose into a plain form. */
const plainLetters: Partial<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ى: "ي",
  ی: "ي",
  ک: "ك",
};
const withPlain = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "g");

/** Latin, Greek and Cyrillic marks; Hebrew points and accents; Arabic vowels and the tatweel. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Ignores case, width, invisible characters and marks that are often left out. Kana marks stay. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(marks, "")
    .normalize("NFC")
    .replace(withPlain, (letter) => plainLetters[letter] ?? letter);
}

const piecesOf = (text: string): string[] => folded(text).match(pieces) ?? [];

/** Pairs of neighbouring characters and the last one alone; words of other scripts as they are. */
function tokensOfPiece(piece: string): string[] {
  if (!isUnspaced.test(piece)) return [piece];
  const signs = [...piece];
  return signs.map((sign, index) => sign + (signs[index + 1] ?? ""));
}

/** The tokens of a text, in order. */
export const tokensOf = (text: string): string[] => piecesOf(text).flatMap(tokensOfPiece);

/**
 * The terms of a query: every word must match, words of letters by prefix, and quoted text exactly.
 * Empty if nothing is asked; punctuation without a word matches nothing.
 */
export function searchTermsOf(query: string): SearchTerm[] {
  const parts = query.normalize("NFKC").matchAll(/["“”]([^"“”]*)(["“”]|$)|[^\s"“”]+/g);
  const terms = [...parts]
    .map(([whole, quoted, end]) => termOf(piecesOf(quoted ?? whole), quoted === undefined || !end))
    .filter((term) => term !== undefined)
    .slice(0, mostTerms);
  return terms.length === 0 && query.trim() !== "" ? [nowhere] : terms;
}

/** @param isOpen whether the last word of letters is a prefix */
function termOf(found: string[], isOpen: boolean): SearchTerm | undefined {
  const last = found.at(-1);
  if (last === undefined) return undefined;
  const before = found.slice(0, -1).flatMap(tokensOfPiece);
  if (!isUnspaced.test(last)) return { tokens: [...before, last], isPrefix: isOpen };
  const tokens = tokensOfPiece(last);
  // A single character is either the beginning of a pair or the end of its run.
  const isSingle = tokens.length === 1;
  return { tokens: [...before, ...(isSingle ? tokens : tokens.slice(0, -1))], isPrefix: isSingle };
}

/** Whether every term is in one of the texts. */
export function matchesSearch(terms: SearchTerm[], texts: string[]): boolean {
  const known = texts.map(tokensOf);
  return terms.every((term) => known.some((tokens) => hasTerm(tokens, term)));
}

function hasTerm(tokens: string[], { tokens: wanted, isPrefix }: SearchTerm): boolean {
  return tokens.some((_, start) =>
    wanted.every((token, index) => {
      const found = tokens[start + index];
      const mayGoOn = isPrefix && index === wanted.length - 1;
      return mayGoOn ? found?.startsWith(token) : found === token;
    }),
  );
}
