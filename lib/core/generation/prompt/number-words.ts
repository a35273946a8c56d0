const inEnglish = [
  ["one", "first"],
  ["two", "second"],
  ["three", "third"],
  ["four", "fourth"],
  ["five", "fifth"],
  ["six", "sixth"],
  ["seven", "seventh"],
  ["eight", "eighth"],
  ["nine", "ninth"],
  ["ten", "tenth"],
  ["eleven", "eleventh"],
  ["twelve", "twelfth"],
];
const hanDigits = "一二三四五六七八九";

/**
 * A small number as prompts write it: 3, ３, ③, "3rd", "three", "third", 三, 十二. 0 if it is none.
 */
export function numberInWords(text: string): number {
  const words = text.normalize("NFKC").trim().toLowerCase();
  const digits = /^([0-9]+)(?:st|nd|rd|th)?$/.exec(words)?.[1];
  if (digits !== undefined) return Number(digits);
  const place = inEnglish.findIndex((spellings) => spellings.includes(words));
  return place === -1 ? numberInHan(words) : place + 1;
}

/** 七, 十, 十二, 三十 or 三十二. */
function numberInHan(words: string): number {
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(words);
  if (!parts) return 0;
  const [, first = "", ten = "", last = ""] = parts;
  const digitOf = (digit: string) => (digit === "" ? 0 : hanDigits.indexOf(digit) + 1);
  // Two digits side by side are not a number in words.
  if (ten === "") return last === "" ? digitOf(first) : 0;
  return 10 * (first === "" ? 1 : digitOf(first)) + digitOf(last);
}
