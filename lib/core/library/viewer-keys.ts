import { type PressedKey, shortcutOf } from "../keyboard/keymap";
import { shortcutKey } from "../keyboard/layout";
import { type ShortcutId, shortcuts } from "../shortcuts";

/** What a key does in the viewer. */
export type ViewerCommand =
  | { kind: "go"; by: 1 | -1 }
  | { kind: "rate"; stars: number; goesOn: boolean }
  | { kind: "star" | "trash" | "details" | "lineage" | "wipe" | "boxes" | "input" }
  | { kind: "asInput" | "inputInstead" | "continue" | "seed" | "settings" }
  | { kind: "actual" | "zoomIn" | "zoomOut" };

/**
 * What each shortcut of the viewer asks for. Digits rate, so the zoom has a letter here; on the stage,
 * where nothing is rated, it has 0 and 1.
 */
const commands: Record<ShortcutId<"viewer">, (key: string) => ViewerCommand> = {
  neighbours: (key) => ({ kind: "go", by: key === "ArrowLeft" ? -1 : 1 }),
  rate: (key) => ({ kind: "rate", stars: Number(key), goesOn: false }),
  rateOn: (key) => ({ kind: "rate", stars: Number(key), goesOn: true }),
  star: () => ({ kind: "star" }),
  input: () => ({ kind: "asInput" }),
  inputInstead: () => ({ kind: "inputInstead" }),
  continue: () => ({ kind: "continue" }),
  seed: () => ({ kind: "seed" }),
  settings: () => ({ kind: "settings" }),
  trash: () => ({ kind: "trash" }),
  details: () => ({ kind: "details" }),
  pixels: () => ({ kind: "actual" }),
  zoomViewer: (key) => ({ kind: key === "-" ? "zoomOut" : "zoomIn" }),
  wipe: () => ({ kind: "wipe" }),
  holdInput: () => ({ kind: "input" }),
  showBoxes: () => ({ kind: "boxes" }),
  lineage: () => ({ kind: "lineage" }),
};

/** What a pressed key asks the viewer for; undefined where it asks for nothing. */
export function viewerCommandOf(pressed: PressedKey): ViewerCommand | undefined {
  const shortcut = shortcutOf(shortcuts.viewer, pressed);
  return shortcut && commands[shortcut](shortcutKey(pressed));
}
