/** A stretch of a text that differs from another: what stood there, and what stands there instead. */
interface WordChange {
  before: string;
  after: string;
}

/** Below this share of common characters, two texts are different texts rather than variants. */
const leastInCommon = 0.3;
/** Longer texts are compared as a whole: the table of their words would grow too large. */
const mostWords = 1_500;

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Words, and what stands between them, in every script. */
const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The places of words that two texts have in common, in order: the longest such sequence. */
function commonPlaces(one: string[], other: string[]): [number, number][] {
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const places: [number, number][] = [];
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (one[row] === other[column]) {
      places.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}

const lengthOf = (words: string[]) => words.join("").replace(/[\p{P}\s]/gu, "").length;
const isLetter = (word: string) => /[\p{L}\p{N}]/u.test(word);

/** A few words in common, such as "the" and "of", do not make two texts variants of each other. */
const isVariant = (common: string[], texts: string[][]) =>
  lengthOf(common) >= leastInCommon * Math.max(...texts.map(lengthOf));

/**
 * What changed from one text to another, word by word. Texts with hardly a word in common changed as
 * a whole.
 */
export function changedWords(before: string, after: string): WordChange[] {
  const one = wordsOf(before);
  const other = wordsOf(after);
  if (before === after) return [];
  const whole = [{ before: before.trim(), after: after.trim() }];
  if (Math.max(one.length, other.length) > mostWords) return whole;
  const places = commonPlaces(one, other);
  if (!isVariant(wordsAt(one, places, 0), [one, other])) return whole;
  const changes: WordChange[] = [];
  let from: [number, number] = [0, 0];
  const ends: [number, number][] = joined(places, one);
  for (const [row, column] of [...ends, [one.length, other.length] as const]) {
    const change = {
      before: one.slice(from[0], row).join("").trim(),
      after: other.slice(from[1], column).join("").trim(),
    };
    if (change.before !== change.after) changes.push(change);
    from = [row + 1, column + 1];
  }
  return changes;
}

const wordsAt = (words: string[], places: [number, number][], side: 0 | 1) =>
  places.map((place) => words[place[side]] ?? "");

/**
 * Without the spaces between two changed words: "red lantern → blue firework" is one change, not
 * two.
 */
function joined(places: [number, number][], one: string[]): [number, number][] {
  return places.filter(([row, column], index) => {
    if (isLetter(one[row] ?? "") || (one[row] ?? "").trim() !== "") return true;
    const before = places[index - 1];
    const after = places[index + 1];
    const isAfterChange = !before || before[0] !== row - 1 || before[1] !== column - 1;
    const isBeforeChange = !after || after[0] !== row + 1 || after[1] !== column + 1;
    return !(isAfterChange && isBeforeChange);
  });
}

/**
 * The words of each text that not all of them have, such as "winter … lanterns". Texts with hardly a
 * word in common stay whole, and so does one that has nothing of its own.
 */
export function distinctWords(texts: string[]): string[] {
  const all = texts.map(wordsOf);
  const [first = []] = all;
  if (all.length < 2 || all.some(({ length }) => length > mostWords)) return texts;
  const common = all
    .slice(1)
    .reduce((kept, words) => wordsAt(kept, commonPlaces(kept, words), 0), first);
  if (!isVariant(common, all)) return texts;
  return all.map((words, index) => {
    const shared = new Set(commonPlaces(words, common).map(([row]) => row));
    const own: string[] = [];
    let isOpen: boolean = false;
    for (const [row, word] of words.entries()) {
      const isOwn = !shared.has(row);
      // A space between two own words belongs to them.
      const isBetween: boolean = !isOwn && word.trim() === "" && isOpen && !shared.has(row + 1);
      if (isOwn && !isOpen) own.push(word);
      else if (isOwn || isBetween) own.push((own.pop() ?? "") + word);
      isOpen = isOwn || isBetween;
    }
    const parts = own.map((part) => part.trim()).filter(isLetter);
    return parts.join(" … ") || (texts[index] ?? "");
  });
}
