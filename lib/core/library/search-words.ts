/**
 * How words are found in texts of any script. Chinese, Japanese and Korean set no spaces that could
 * be relied on, so a run of their signs becomes its overlapping pairs and, at its end, its last sign
 * alone: any sign begins a token, and any row of signs is a row of tokens.
 */

/** Tokens that stand side by side; the last may be only the beginning of one. */
export interface SearchTerm {
  tokens: string[];
  isPrefix: boolean;
}

/** More words than these narrow nothing down. */
const mostTerms = 20;

const unspaced = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]&&[\p{L}\p{N}]]`;
const pieces = new RegExp(`${unspaced}+|[[\\p{L}\\p{N}\\p{M}]--${unspaced}]+`, "gv");
const isUnspaced = new RegExp(`^${unspaced}`, "v");

/** Letters that no decomposition leads to their plain form. */
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
};

/** Without case, width and the marks of Latin, Greek and Cyrillic letters; those of kana stay. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[ßæœøđðþłı]/g, (letter) => plainLetters[letter] ?? letter);
}

const piecesOf = (text: string): string[] => folded(text).match(pieces) ?? [];

/** Pairs of neighbouring signs, and the last sign alone; a word of another script as it is. */
function tokensOfPiece(piece: string): string[] {
  if (!isUnspaced.test(piece)) return [piece];
  const signs = [...piece];
  return signs.map((sign, index) => sign + (signs[index + 1] ?? ""));
}

/** What a text is found by, in its order. */
export const tokensOf = (text: string): string[] => piecesOf(text).flatMap(tokensOfPiece);

/**
 * What somebody looks for: every word must be there, a word of letters by its beginning, and what
 * stands in quotes as it stands. Empty where there is nothing that could be looked for.
 */
export function searchTermsOf(query: string): SearchTerm[] {
  const parts = query.normalize("NFKC").matchAll(/["“”]([^"“”]*)(["“”]|$)|[^\s"“”]+/g);
  return [...parts]
    .map(([whole, quoted, end]) => termOf(piecesOf(quoted ?? whole), quoted === undefined || !end))
    .filter((term) => term !== undefined)
    .slice(0, mostTerms);
}

/** @param isOpen whether a last word of letters may go on */
function termOf(found: string[], isOpen: boolean): SearchTerm | undefined {
  const last = found.at(-1);
  if (last === undefined) return undefined;
  const before = found.slice(0, -1).flatMap(tokensOfPiece);
  if (!isUnspaced.test(last)) return { tokens: [...before, last], isPrefix: isOpen };
  const tokens = tokensOfPiece(last);
  // A single sign stands at the beginning of a pair, or alone at the end of its run.
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
