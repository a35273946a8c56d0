import { shortcutKey, type WrittenKey } from "./layout";

/** A shortcut as the sheet shows it and as handlers look it up. */
export interface Shortcut<Id extends string = string> {
  id: Id;
  /**
   * Ways to press it. Modifiers come first (`Mod` is Ctrl or Cmd), then the keys, any of which counts:
   * "Mod ↑ ↓ ← →". A range is written "0 – 5".
   */
  keys: readonly string[];
}

/** A key with everything that is held beside it. */
export interface PressedKey extends WrittenKey {
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

interface Combination {
  hasCommand: boolean;
  /** Ctrl itself: with Cmd the same key is another program's. */
  needsCtrl: boolean;
  hasAlt: boolean;
  hasShift: boolean;
  /** As `shortcutKey` names them. */
  keys: Set<string>;
}

const modifiers = ["Mod", "Ctrl", "Shift", "Alt"];
/** Keys with another name on the sheet, and those that do the same. */
const namesOf: Partial<Record<string, string[]>> = {
  "↑": ["ArrowUp"],
  "↓": ["ArrowDown"],
  "←": ["ArrowLeft"],
  "→": ["ArrowRight"],
  Space: [" "],
  Esc: ["Escape"],
  Delete: ["Delete", "Backspace"],
  "+": ["+", "="],
};

const parsed = new Map<string, Combination>();

function combinationOf(written: string): Combination {
  const known = parsed.get(written);
  if (known) return known;
  const words = written.split(" ");
  const keys = words.filter((word) => !modifiers.includes(word));
  const [first, dash, last] = keys;
  const isRange = dash === "–";
  const range = isRange
    ? Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
        String(Number(first) + index),
      )
    : keys;
  const combination = {
    hasCommand: words.includes("Mod") || words.includes("Ctrl"),
    needsCtrl: words.includes("Ctrl"),
    hasAlt: words.includes("Alt"),
    hasShift: words.includes("Shift"),
    keys: new Set(
      range.flatMap((key) => namesOf[key] ?? [key.length === 1 ? key.toLowerCase() : key]),
    ),
  };
  parsed.set(written, combination);
  return combination;
}

/**
 * Which of the shortcuts a pressed key is. Shift tells two of them apart and is otherwise ignored, so
 * that a letter also works with Caps Lock.
 */
export function shortcutOf<Id extends string>(
  shortcuts: readonly Shortcut<Id>[],
  pressed: PressedKey,
): Id | undefined {
  const key = shortcutKey(pressed);
  const matches = shortcuts.flatMap(({ id, keys }) =>
    keys
      .map(combinationOf)
      .filter(
        ({ hasCommand, needsCtrl, hasAlt, hasShift, keys: taken }) =>
          taken.has(key) &&
          hasCommand === (pressed.ctrlKey || pressed.metaKey) &&
          (!needsCtrl || pressed.ctrlKey) &&
          hasAlt === pressed.altKey &&
          (!hasShift || pressed.shiftKey),
      )
      .map(({ hasShift }) => ({ id, hasShift })),
  );
  const exact = matches.find(({ hasShift }) => hasShift === pressed.shiftKey);
  return (exact ?? matches[0])?.id;
}

/** Whether a pressed key is one of those of a shortcut, whatever else of its place has the same key. */
export function isShortcut<Id extends string>(
  shortcuts: readonly Shortcut<Id>[],
  id: Id,
  pressed: PressedKey,
): boolean {
  const own = shortcuts.filter((shortcut) => shortcut.id === id);
  return shortcutOf(own, pressed) === id;
}
