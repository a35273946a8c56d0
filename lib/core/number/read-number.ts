import { calculated, type Token } from "./calculation";
import { plainNumberText } from "./plain-text";
import { valueOfWritten, writtenNumber } from "./written-number";

/** Words and signs that may accompany a number of a kind without changing it. */
const unitWords = {
  pixels: ["pixels", "pixel", "px", "ピクセル", "画素", "像素"],
  images: ["images", "image", "枚", "张", "幅"],
  share: ["percent", "パーセント", "%"],
  money: ["CNY", "RMB", "USD", "EUR", "JPY", "元", "円", "\\p{Sc}"],
  seed: ["seed", "シード", "种子"],
} as const;
export type NumberUnit = keyof typeof unitWords;

/** What a field takes. */
export interface NumberRules {
  /** How many decimal places the field keeps. */
  decimals: number;
  unit?: NumberUnit | undefined;
  max?: number | undefined;
  /** The field's value; `*2` doubles it. */
  current?: number | undefined;
  /** What 100 % is; without it, percentages are invalid. */
  whole?: number | undefined;
  /** How many numbers to accept at once, such as the two of a pasted size. */
  several?: number | undefined;
}

export type NumberReading =
  | { kind: "empty" }
  /** Not rounded; `isPlain`: written in digits alone, not calculated. */
  | { kind: "number"; value: number; isPlain: boolean }
  | { kind: "several"; values: number[] }
  | { kind: "unreadable" };

/** No typed number is longer. */
const longest = 200;
/** The largest factor; the sides of a size in pixels are larger. */
const largestFactor = 16;

const unreadable: NumberReading = { kind: "unreadable" };

/**
 * Reads what was typed or pasted into a field for a number: with any grouping, digits of any
 * script, a unit, a label, or both. Reads several numbers if the field takes them, otherwise a
 * calculation.
 */
export function readNumber(text: string, rules: NumberRules): NumberReading {
  if (text.length > longest) return unreadable;
  const written = plainNumberText(text);
  if (written === undefined) return unreadable;
  if (written === "") return { kind: "empty" };
  const bare = withoutUnit(withoutLabel(written), rules.unit);
  const values = severalIn(bare, rules);
  if (values) return { kind: "several", values };
  const plain = numberIn(bare, rules, true);
  if (plain !== undefined) return numberReading(plain, true);
  const tokens = tokensOf(/^[*/]/.test(bare) ? `${rules.current ?? ""}${bare}` : bare, rules);
  const result = tokens && calculated(tokens, rules.whole);
  return result === undefined ? unreadable : numberReading(result, false);
}

function numberReading(value: number, isPlain: boolean): NumberReading {
  // Beyond this, the number would differ from the one written.
  return Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? unreadable
    : { kind: "number", value, isPlain };
}

/** Drops a `Seed:` or `x1 =` that was copied along. */
const withoutLabel = (text: string) => text.replace(/^\p{L}[\p{L}\d ]{0,30}[:=] ?/u, "");

function withoutUnit(text: string, unit: NumberUnit | undefined): string {
  if (!unit) return text;
  const words = unitWords[unit].join("|");
  return text
    .replace(new RegExp(`([\\d)]) ?(?:${words})(?![\\p{L}\\d])`, "giu"), "$1")
    .replace(new RegExp(`(?<![\\p{L}\\d])(?:${words}) ?(?=[\\d(.-])`, "giu"), "");
}

/** The value of a text that is one number and nothing else. */
function numberIn(text: string, rules: NumberRules, isAlone: boolean): number | undefined {
  const match = /^([+-]?) ?(.+)$/.exec(text);
  const digits = match?.[2] ?? "";
  if (writtenNumber.exec(digits)?.[0] !== digits) return undefined;
  const value = valueOfWritten(digits, { ...rules, isAlone });
  return value !== undefined && match?.[1] === "-" ? -value : value;
}

function severalIn(text: string, rules: NumberRules): number[] | undefined {
  if (!rules.several) return undefined;
  const list = text.replace(/^[[({] ?(.*?) ?[\])}]$/, "$1");
  const isBracketed = list !== text;
  const times = list.split(/ ?(?:[x*;]| by ) ?/i);
  if (times.length === rules.several && !isProduct(list, times)) return numbersOf(times, rules);
  const words = list.split(/ ?, ?| /);
  // A grouped number is one number, except in brackets or with too many digits to make sense.
  const one = numberIn(list, rules, true);
  const isOne = one !== undefined && Number.isInteger(one) && one <= (rules.max ?? one);
  if (words.length !== rules.several || (isOne && !isBracketed)) return undefined;
  return numbersOf(words, rules);
}

/** `1024*2` is twice as much; `2048*1024` is a size. */
const isProduct = (text: string, factors: string[]) =>
  /\*/.test(text) && factors.some((factor) => Number(factor) < largestFactor);

function numbersOf(parts: string[], rules: NumberRules): number[] | undefined {
  const values = parts.map((part) => numberIn(part, rules, true));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function tokensOf(text: string, rules: NumberRules): Token[] | undefined {
  const tokens: Token[] = [];
  // After a zero it marks hexadecimal digits.
  let rest = text.replace(/(?<!^0)(?<=[\d)%]) ?x ?(?=[\d(])/gi, "*");
  while (rest !== "") {
    const [sign] = rest;
    if (sign === "+" || sign === "-" || sign === "*" || sign === "/") tokens.push(sign);
    else if (sign === "(" || sign === ")" || sign === "%") tokens.push(sign);
    else if (sign !== " ") {
      const digits = writtenNumber.exec(rest);
      const value =
        digits?.index === 0 ? valueOfWritten(digits[0], { ...rules, isAlone: false }) : undefined;
      if (value === undefined) return undefined;
      tokens.push(value);
      rest = rest.slice(digits?.[0].length);
      continue;
    }
    rest = rest.slice(1);
  }
  return tokens;
}
