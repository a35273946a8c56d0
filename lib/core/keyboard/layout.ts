/** What a browser reveals about a key. */
export interface WrittenKey {
  /** The character it writes, or its name. */
  key: string;
  /** Its position, named after the US keyboard. */
  code: string;
  shiftKey: boolean;
}

/** Characters that are shortcuts, wherever they are on the keyboard. */
const ownSigns = "+-=[]?/ ";
const signsByPlace: Partial<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Minus: "-",
  Equal: "=",
};

/**
 * The key of a shortcut, letters in lower case. A Latin letter, a digit or a character that is a
 * shortcut counts as written, wherever its key is; in other scripts the key's position counts. The
 * number row always gives its digits, with Shift and without, as on French keyboards.
 */
export function shortcutKey({ key, code }: WrittenKey): string {
  if (/^[A-Z][A-Za-z\d]+$/.test(key)) return key;
  if (/^[a-z\d]$/i.test(key)) return key.toLowerCase();
  if (ownSigns.includes(key) && !isHebrewLetter(key, code)) return key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const isOtherScript = /[^\x20-\x7e]/.test(key) || isHebrewLetter(key, code);
  if (!isOtherScript) return key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? signsByPlace[code] ?? key.toLowerCase();
}

/** On Hebrew keyboards, two letter positions write ASCII characters. */
const isHebrewLetter = (key: string, code: string) =>
  (key === "'" && code === "KeyW") || (key === "/" && code === "KeyQ");
