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
