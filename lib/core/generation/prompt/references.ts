import { boxReferencesIn } from "./box-references";
import { imageReferencesIn } from "./image-references";

/** A mark in place of a number or an ordinal: what it named is gone, until somebody says which is meant. */
const gone = "?";

const wideZero = "０".codePointAt(0) ?? 0;
const isWide = (digits: string) => (digits.codePointAt(0) ?? 0) >= wideZero;
const written = (value: number, like: string) => {
  const plain = String(value);
  if (!isWide(like)) return plain;
  return plain.replace(/\d/g, (digit) => String.fromCodePoint(wideZero + Number(digit)));
};

/** The prompt with other words at the places of some of its own. */
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
  const changes = imageReferencesIn(prompt).flatMap(({ digits, number }) => {
    // What names no image of these is none of this function's business.
    if (number === undefined || number < 1 || number > count) return [];
    const next = placeOf(number - 1);
    const words = next === undefined ? gone : written(next + 1, digits.text);
    return [{ start: digits.start, end: digits.start + digits.text.length, words }];
  });
  return withReplaced(prompt, changes);
}

/**
 * The prompt after a box of an image was taken out: the one after it is the first now, and what was
 * said of the one that is gone asks which is meant. Words for the only box name none in particular.
 * @param imagePlace of the image, from 0
 * @param boxPlace of the box that is gone, from 0
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

/** What a prompt names and what is not there. */
interface Dangling {
  /** Of images. */
  numbers: number[];
  /** Something that was named is gone, and a question mark asks which is meant. */
  isOpen: boolean;
  hasMissingBox: boolean;
}

/** @param boxCounts how many boxes each image has */
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

/** A piece of a prompt as it is marked behind the words. */
export interface PromptPiece {
  text: string;
  /** `cut`: beyond what upstream reads. */
  kind: "plain" | "reference" | "dangling" | "cut";
}

/**
 * The prompt in pieces that make it up again: the names of images and boxes, those that name none,
 * and what is too much.
 * @param boxCounts how many boxes each image has; undefined where numbers name no image
 * @param maxCharacters as `countCharacters` counts them
 */
export function promptPieces(
  prompt: string,
  boxCounts: number[] | undefined,
  maxCharacters: number,
): PromptPiece[] {
  const [...characters] = prompt;
  const read = characters.slice(0, maxCharacters).join("");
  const pieces: PromptPiece[] = [];
  let at = 0;
  for (const { start, end, isThere } of boxCounts ? namesIn(read, boxCounts) : []) {
    pieces.push({ text: read.slice(at, start), kind: "plain" });
    pieces.push({ text: read.slice(start, end), kind: isThere ? "reference" : "dangling" });
    at = end;
  }
  pieces.push({ text: read.slice(at), kind: "plain" });
  pieces.push({ text: prompt.slice(read.length), kind: "cut" });
  return pieces.filter(({ text }) => text !== "");
}

/** Everything that the prompt names, in order; an image within the name of a box is part of that. */
function namesIn(prompt: string, boxCounts: number[]) {
  const boxes = boxReferencesIn(prompt).map(({ start, end, image, ordinal }) => {
    const count = boxCounts[(image ?? 0) - 1] ?? 0;
    const place = ordinal ? ordinal.place : 0;
    return { start, end, isThere: place !== undefined && place < count };
  });
  const images = imageReferencesIn(prompt)
    .filter(({ start }) => !boxes.some((box) => start >= box.start && start < box.end))
    .map(({ start, end, number }) => {
      return { start, end, isThere: boxCounts[(number ?? 0) - 1] !== undefined };
    });
  return [...boxes, ...images].toSorted((one, other) => one.start - other.start);
}
