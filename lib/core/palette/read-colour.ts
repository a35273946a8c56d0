import {
  useMode as addMode,
  type Color,
  clampRgb,
  converter,
  formatHex,
  modeHsl,
  modeHsv,
  modeHwb,
  modeLab,
  modeLch,
  modeOklab,
  modeOklch,
  modeP3,
  modeRgb,
  parse,
} from "culori/fn";

const modes = [modeRgb, modeHsl, modeHsv, modeHwb, modeLab, modeLch, modeOklab, modeOklch, modeP3];
for (const mode of modes) addMode(mode);
const toRgb = converter("rgb");

/** A colour in digits; opacity digits are left out. */
const hexDigits = /^(?:#|0x)?([0-9a-f]{3}|[0-9a-f]{6})$/i;
const hexWithOpacity = /^#?(?:([0-9a-f]{3})([0-9a-f])|([0-9a-f]{6})([0-9a-f]{2}))$/i;
/** As Android, Flutter and .NET write it: opacity comes first. */
const opacityFirst = /^0x([0-9a-f]{2})([0-9a-f]{6})$/i;
/** A declaration in a style sheet: `color: #e6828c`, `--brand: teal`, `$brand: teal`. */
const declared = /^(?:[-$@]{1,2}[\w-]+|(?:[a-z]+-)*(?:colou?r|background|fill|stroke)) ?: ?/;
/** Three channels alone, with or without their letters: `230, 130, 140`, `R: 230 G: 130 B: 140`. */
const channel = (letter: string) => `(?:${letter} ?[:=]? ?)?(\\d{1,3})`;
const channels = new RegExp(
  `^(?:rgb ?[:=]? ?)?${channel("r")}[ ,;/]+${channel("g")}[ ,;/]+${channel("b")}$`,
);
const inWords = /^(rgb|hsl|hsv|hsb|hwb|lab|lch|oklab|oklch)a? ?[:=( ] ?([^()]*?) ?\)?$/;

const part = String.raw`(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:%|deg|rad|grad|turn)?|none)`;
/** A name or a complete CSS notation: the parser breaks on others. */
const isWritten = new RegExp(
  String.raw`^(?:[a-z]+|[a-z]+\((?:[a-z\d-]+ )?${part} ${part} ${part}(?: / ${part})?\))$`,
);

/** `#RRGGBB` of a culori colour, clipped to sRGB; undefined if a part of it is not a number. */
export function hexOfColour(colour: Color): string | undefined {
  const { r, g, b } = clampRgb(toRgb(colour));
  return [r, g, b].every(Number.isFinite)
    ? formatHex({ mode: "rgb", r, g, b }).toUpperCase()
    : undefined;
}

/**
 * `#RRGGBB` of a colour as people and programs write it: hex digits with or without opacity, three
 * channels, any CSS notation with commas or spaces, a name. Undefined for anything else and for
 * what is wholly transparent. It never reads only a part of the text.
 */
export function readColour(text: string): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/、/g, ",")
    .replace(/\s+/g, " ")
    .replace(/^[ "'`]+|[ "'`;,]+$/g, "")
    .toLowerCase()
    .replace(declared, "");
  const digits = hexDigits.exec(plain)?.[1] ?? digitsWithOpacity(plain);
  if (digits) {
    const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
    return `#${full.toUpperCase()}`;
  }
  const three = channels.exec(plain)?.slice(1).map(Number);
  if (three) {
    const [r = 0, g = 0, b = 0] = three.map((value) => value / 255);
    return Math.max(r, g, b) > 1 ? undefined : hexOfColour({ mode: "rgb", r, g, b });
  }
  const written = inCss(plain);
  const colour = isWritten.test(written) ? parse(written) : undefined;
  return colour && colour.alpha !== 0 ? hexOfColour(colour) : undefined;
}

function digitsWithOpacity(text: string): string | undefined {
  const [, opacity = "00", behind] = opacityFirst.exec(text) ?? [];
  if (behind) return opacity === "00" ? undefined : behind;
  const [, short, shortOpacity, long, longOpacity] = hexWithOpacity.exec(text) ?? [];
  return /^0+$/.test(shortOpacity ?? longOpacity ?? "0") ? undefined : (short ?? long);
}

/** A notation with the separators that culori expects, whatever they were. */
function inCss(text: string): string {
  const [, name = "", inside = ""] = inWords.exec(text) ?? [];
  if (!name) return text;
  const [first = "", second = "", third = "", opacity, ...more] = inside.split(/ ?[,/] ?| /);
  if (more.length > 0 || third === "") return text;
  const behind = opacity === undefined ? "" : ` / ${opacity}`;
  // CSS clips them; here a channel that does not exist is a slip of the hand.
  if (name === "rgb" && [first, second, third].some(isNoChannel)) return "";
  const times = areShares(second, third) ? 100 : 1;
  const percent = (part: string) => (/^[\d.]+$/.test(part) ? `${Number(part) * times}%` : part);
  if (name === "hsv" || name === "hsb") {
    return `color(--hsv ${first.replace(/deg|°/, "")} ${fraction(second) * times} ${fraction(third) * times}${behind})`;
  }
  const parts =
    name === "hsl" || name === "hwb"
      ? [first.replace("°", "deg"), percent(second), percent(third)]
      : [first, second, third];
  return `${name}(${parts.join(" ")}${behind})`;
}

const isNoChannel = (part: string) =>
  part.startsWith("-") || Number.parseFloat(part) > (part.endsWith("%") ? 100 : 255);

/** Two parts of 1, as programs write them, and not two percentages at most 1. */
const areShares = (...parts: string[]) =>
  parts.every((part) => /^(?:0?\.\d+|[01](?:\.0*)?)$/.test(part)) &&
  parts.some((part) => part.includes("."));

const fraction = (part: string) => Number.parseFloat(part) / 100;
