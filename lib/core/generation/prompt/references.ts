import { boxReferencesIn } from "./box-references";
import { imageReferencesIn } from "./image-references";
import type { TextLength } from "./length";

/** Replaces a number or ordinal whose image or box is gone, until the user says which is meant. */
const gone = "?";

const wideZero = "０".codePointAt(0) ?? 0;
const isWide = (digits: string) => (digits.codePointAt(0) ?? 0) >= wideZero;
const written = (value: number, like: string) => {
  const plain = String(value);
  if (!isWide(like)) return plain;
  return plain.replace(/\d/g, (digit) => String.fromCodePoint(wideZero + Number(digit)));
};

/** The prompt with some of its words replaced. */
function withReplaced(
  prompt: string,
  changes: { start: number; end: number; words: string }[],
): string {
  return changes.reduceRight(
    (text, { start, end, words }) => text.slice(0, start) + words + text.slice(end),
    prompt,
  );
}

/**
 * The prompt with its image numbers updated after the images changed places; other numbers stay. A
 * removed image leaves a question mark, so that its words do not end up with another.
 * @param count how many images there were
 * @param placeOf the new place of the image at a place, from 0; undefined if it is gone
 */
export function withReferencesMoved(
  prompt: string,
  count: number,
  placeOf: (place: number) => number | undefined,
): string {
  const changes = imageReferencesIn(prompt).flatMap(({ digits, number }) => {
    // Leave numbers alone that name none of these images.
    if (number === undefined || number < 1 || number > count) return [];
    const next = placeOf(number - 1);
    const words = next === undefined ? gone : written(next + 1, digits.text);
    return [{ start: digits.start, end: digits.start + digits.text.length, words }];
  });
  return withReplaced(prompt, changes);
}

/**
 * The prompt after a box of an image was removed: references to later boxes move up, and those to
 * the removed box become questions. Words for an image's only box name no particular one, so they
 * stay.
 * @param imagePlace the image's place, from 0
 * @param boxPlace the removed box's place, from 0
 */
export function withBoxReferenceGone(prompt: string, imagePlace: number, boxPlace: number): string {
  const changes = boxReferencesIn(prompt).flatMap(({ image, ordinal }) => {
    if (image !== imagePlace + 1 || ordinal?.place === undefined) return [];
    if (ordinal.place < boxPlace) return [];
    const words = ordinal.place === boxPlace ? gone : ordinal.at(ordinal.place - 1);
    return [{ start: ordinal.start, end: ordinal.end, words }];
  });
  return withReplaced(prompt, changes);
}

/** Goes with the words for a box in English, and not with those for an image. */
const article = /\bthe\s+$/iu;

/**
 * The prompt after a box became its whole image: words for the box become those for the image that
 * are among them.
 * @param imagePlace the image's place, from 0
 * @param boxPlace the box's place, from 0
 * @param isOnly whether words that name no particular box mean this one
 */
export function withBoxReferenceToImage(
  prompt: string,
  imagePlace: number,
  boxPlace: number,
  isOnly: boolean,
): string {
  const images = imageReferencesIn(prompt);
  const changes = boxReferencesIn(prompt).flatMap(({ start, end, image, ordinal }) => {
    const isMeant = ordinal ? ordinal.place === boxPlace : isOnly;
    const named = images.find((one) => one.start >= start && one.start < end);
    if (image !== imagePlace + 1 || !isMeant || !named) return [];
    const before = article.exec(prompt.slice(0, start))?.[0].length ?? 0;
    return [{ start: start - before, end, words: prompt.slice(named.start, named.end) }];
  });
  return withReplaced(prompt, changes);
}

/** What a prompt names although it does not exist. */
interface Dangling {
  /** Image numbers. */
  numbers: number[];
  /** A question mark stands for something removed and asks which is meant. */
  isOpen: boolean;
  hasMissingBox: boolean;
}

/** @param boxCounts the number of boxes on each image */
export function danglingIn(prompt: string, boxCounts: number[]): Dangling {
  const count = boxCounts.length;
  const found = imageReferencesIn(prompt);
  const numbers = found.flatMap(({ number }) =>
    number === undefined || (number >= 1 && number <= count) ? [] : [number],
  );
  const isOpen =
    found.some(({ number }) => number === undefined) ||
    boxReferencesIn(prompt).some(({ ordinal }) => ordinal && ordinal.place === undefined);
  const hasMissingBox = boxReferencesIn(prompt).some(({ image, ordinal }) => {
    const boxes = boxCounts[(image ?? 0) - 1];
    return boxes !== undefined && (ordinal?.place ?? 0) >= boxes;
  });
  return { numbers: [...new Set(numbers)], isOpen, hasMissingBox };
}

/** A piece of a prompt, as highlighted behind the text. */
export interface PromptPiece {
  text: string;
  /** `cut`: beyond what upstream reads; `doubtful`: perhaps beyond it. */
  kind: "plain" | "reference" | "dangling" | "cut" | "doubtful";
  /** What a reference names: an image or a box of it, both counted from 0. */
  names?: { image: number; box?: number };
}

/**
 * The prompt split into pieces: plain text, references to images and boxes, references that lead
 * nowhere, and the part beyond the limit. Joined, the pieces give the prompt again.
 * @param boxCounts the number of boxes on each image; undefined if numbers do not name images
 */
export function promptPieces(
  prompt: string,
  boxCounts: number[] | undefined,
  { readTo, verdict }: Pick<TextLength, "readTo" | "verdict">,
): PromptPiece[] {
  const read = prompt.slice(0, readTo);
  const pieces: PromptPiece[] = [];
  let at = 0;
  for (const { start, end, names } of boxCounts ? namesIn(read, boxCounts) : []) {
    const text = read.slice(start, end);
    pieces.push({ text: read.slice(at, start), kind: "plain" });
    pieces.push(names ? { text, kind: "reference", names } : { text, kind: "dangling" });
    at = end;
  }
  pieces.push({ text: read.slice(at), kind: "plain" });
  pieces.push({ text: prompt.slice(readTo), kind: verdict === "tooLong" ? "cut" : "doubtful" });
  return pieces.filter(({ text }) => text !== "");
}

/** All that the prompt names, in order, and what it leads to. An image within a box's name belongs to the box. */
function namesIn(prompt: string, boxCounts: number[]) {
  const boxes = boxReferencesIn(prompt).map(({ start, end, image, ordinal }) => {
    const imagePlace = (image ?? 0) - 1;
    const box = ordinal ? ordinal.place : 0;
    const isThere = box !== undefined && box < (boxCounts[imagePlace] ?? 0);
    return { start, end, names: isThere ? { image: imagePlace, box } : undefined };
  });
  const images = imageReferencesIn(prompt)
    .filter(({ start }) => !boxes.some((box) => start >= box.start && start < box.end))
    .map(({ start, end, number }) => {
      const image = (number ?? 0) - 1;
      return { start, end, names: boxCounts[image] === undefined ? undefined : { image } };
    });
  return [...boxes, ...images].toSorted((one, other) => one.start - other.start);
}
