/** What a browser tells of a key. */
interface PressedKey {
  /** What it writes, or its name. */
  key: string;
  /** Where it lies, named after the keyboard of the United States. */
  code: string;
  shiftKey: boolean;
}

/** Signs that are shortcuts themselves, wherever they lie. */
const ownSigns = "+-=[]?/ ";
const signsByPlace: Partial<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Minus: "-",
  Equal: "=",
};

/**
 * The key of a shortcut, a letter in lower case: what is written, where that is a Latin letter, a digit
 * or a sign that is a shortcut, wherever it lies; with another script what lies there. In the row of
 * digits it is the digit, also where that is written with Shift, as on French keyboards.
 */
export function shortcutKey({ key, code, shiftKey }: PressedKey): string {
  if (/^[A-Z][A-Za-z\d]+$/.test(key)) return key;
  if (/^[a-z\d]$/i.test(key)) return key.toLowerCase();
  if (ownSigns.includes(key) && !isHebrewLetter(key, code)) return key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit && !shiftKey) return digit;
  const isOtherScript = /[^\x20-\x7e]/.test(key) || isHebrewLetter(key, code);
  if (!isOtherScript) return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? signsByPlace[code] ?? key.toLowerCase();
}

/** Two letters' places write signs of ASCII there. */
const isHebrewLetter = (key: string, code: string) =>
  (key === "'" && code === "KeyW") || (key === "/" && code === "KeyQ");
