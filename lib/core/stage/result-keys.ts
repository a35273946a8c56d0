import { type PressedKey, shortcutOf } from "../keyboard/keymap";
import { shortcutKey } from "../keyboard/layout";
import { type ShortcutId, shortcuts } from "../shortcuts";

/** What a key does while the stage has a result. */
export type ResultCommand =
  | { kind: "continue" | "resultOrInput" | "wipe" | "holdInput" | "star" }
  | { kind: "go" | "chain"; by: 1 | -1 }
  | { kind: "rate"; stars: number }
  | { kind: "fit" | "actual" | "zoomIn" | "zoomOut" };

const commands: Record<ShortcutId<"result">, (key: string) => ResultCommand> = {
  continue: () => ({ kind: "continue" }),
  resultOrInput: () => ({ kind: "resultOrInput" }),
  wipe: () => ({ kind: "wipe" }),
  holdInput: () => ({ kind: "holdInput" }),
  neighbours: (key) => ({ kind: "go", by: key === "ArrowLeft" ? -1 : 1 }),
  chain: (key) => ({ kind: "chain", by: key === "[" ? -1 : 1 }),
  rateOn: (key) => ({ kind: "rate", stars: Number(key) }),
  star: () => ({ kind: "star" }),
  fit: () => ({ kind: "fit" }),
  actual: () => ({ kind: "actual" }),
  zoom: (key) => ({ kind: key === "-" ? "zoomOut" : "zoomIn" }),
};

/** What a pressed key asks of the result on the stage; undefined where it asks for nothing. */
export function resultCommandOf(pressed: PressedKey): ResultCommand | undefined {
  const shortcut = shortcutOf(shortcuts.result, pressed);
  if (!shortcut) return undefined;
  // Digits alone zoom; a rating needs Shift.
  if (shortcut === "rateOn" && !pressed.shiftKey) return undefined;
  return commands[shortcut](shortcutKey(pressed));
}
