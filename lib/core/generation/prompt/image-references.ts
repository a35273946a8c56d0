/** A word followed by an image number: "image 2", 图2, 画像２. */
export const imageWord = String.raw`(?:\b(?:image|picture|photo|figure|img)s?\s*#?|图片|图像|图|圖|画像|写真|イメージ)\s*`;
/** The number, or the mark for a removed image. */
export const imageNumber = String.raw`[0-9]+|[０-９]+|\?`;

const reference = new RegExp(`(?<word>${imageWord})(?<digits>${imageNumber})`, "giu");
/**
 * Only a plural continues: "images 1" with ", 2 and 3". After a single image, "and 3 pears" names
 * no image.
 */
const plural = /s\s*#?\s*$/iu;
const further = /(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+)(?<digits>[0-9]+)/iuy;

/** The mark for a removed image. */
const gone = "?";

/** Words in a prompt that name an image. */
export interface ImageReference {
  /** The range in the prompt, in UTF-16 units. */
  start: number;
  end: number;
  digits: { start: number; text: string };
  /** Counts from 1; undefined if the image is gone. */
  number: number | undefined;
}

export const numberIn = (digits: string): number | undefined =>
  digits === gone ? undefined : Number(digits.normalize("NFKC"));

/** The images that a prompt names by number, in order. */
export function imageReferencesIn(prompt: string): ImageReference[] {
  return [...prompt.matchAll(reference)].flatMap((match) => {
    const { word = "", digits = "" } = match.groups ?? {};
    // “The same image?” is an ordinary question: a removed image's mark never touches the word.
    if (digits === gone && /[a-z]$/iu.test(word)) return [];
    const end = match.index + match[0].length;
    const first = {
      start: match.index,
      end,
      digits: { start: end - digits.length, text: digits },
      number: numberIn(digits),
    };
    return plural.test(word) ? [first, ...numbersFrom(prompt, end)] : [first];
  });
}

function numbersFrom(prompt: string, at: number): ImageReference[] {
  further.lastIndex = at;
  const digits = further.exec(prompt)?.groups?.digits;
  if (digits === undefined) return [];
  const end = further.lastIndex;
  const start = end - digits.length;
  const one = { start, end, digits: { start, text: digits }, number: numberIn(digits) };
  return [one, ...numbersFrom(prompt, end)];
}
