/** A word that a number of an image follows, and that number: "image 2", 图2, 画像２. */
const reference =
  /((?:\b(?:image|picture|photo|figure|img)s?\s*#?|图片|图像|图|圖|画像|写真|イメージ)\s*)([0-9]+|[０-９]+)/giu;

/** What stands for the number of an image that is gone, until somebody says which is meant. */
const gone = "?";
const goneReference =
  /(?:\b(?:image|picture|photo|figure|img)s?\s*#?|图片|图像|图|圖|画像|写真|イメージ)\s*\?/iu;

const wideZero = "０".codePointAt(0) ?? 0;
const isWide = (digits: string) => (digits.codePointAt(0) ?? 0) >= wideZero;
const numberIn = (digits: string) => Number(digits.normalize("NFKC"));
const written = (value: number, like: string) => {
  const plain = String(value);
  if (!isWide(like)) return plain;
  return plain.replace(/\d/g, (digit) => String.fromCodePoint(wideZero + Number(digit)));
};

/**
 * The prompt with the numbers of its images as they are after the images changed places; other
 * numbers stay. An image that is gone leaves a question mark, so that no other takes its words.
 * @param count how many images there were
 * @param placeOf where the image at a place is, from 0; undefined when it is gone
 */
export function withReferencesMoved(
  prompt: string,
  count: number,
  placeOf: (place: number) => number | undefined,
): string {
  return prompt.replace(reference, (all, word: string, digits: string) => {
    const place = numberIn(digits) - 1;
    // What names no image of these is none of this function's business.
    if (place < 0 || place >= count) return all;
    const next = placeOf(place);
    return word + (next === undefined ? gone : written(next + 1, digits));
  });
}

/** The numbers of images that the prompt names and that are not there; whether one was left open. */
export function danglingIn(prompt: string, count: number): { numbers: number[]; isOpen: boolean } {
  const numbers = [...prompt.matchAll(reference)]
    .map(([, , digits = ""]) => numberIn(digits))
    .filter((number) => number < 1 || number > count);
  return { numbers: [...new Set(numbers)], isOpen: goneReference.test(prompt) };
}

/** A piece of a prompt as it is marked behind the words. */
export interface PromptPiece {
  text: string;
  /** `cut`: beyond what upstream reads. */
  kind: "plain" | "reference" | "dangling" | "cut";
}

const anyReference = new RegExp(`${reference.source}|${goneReference.source}`, "giu");

/**
 * The prompt in pieces that make it up again: the names of images, those that name none, and what
 * is too much.
 * @param count how many images there are; undefined where numbers name none of them
 * @param maxCharacters as `countCharacters` counts them
 */
export function promptPieces(
  prompt: string,
  count: number | undefined,
  maxCharacters: number,
): PromptPiece[] {
  const [...characters] = prompt;
  const read = characters.slice(0, maxCharacters).join("");
  const pieces: PromptPiece[] = [];
  let at = 0;
  for (const match of count === undefined ? [] : read.matchAll(anyReference)) {
    const [text, , digits] = match;
    const number = digits === undefined ? 0 : numberIn(digits);
    pieces.push({ text: read.slice(at, match.index), kind: "plain" });
    pieces.push({ text, kind: number >= 1 && number <= (count ?? 0) ? "reference" : "dangling" });
    at = match.index + text.length;
  }
  pieces.push({ text: read.slice(at), kind: "plain" });
  pieces.push({ text: prompt.slice(read.length), kind: "cut" });
  return pieces.filter(({ text }) => text !== "");
}
