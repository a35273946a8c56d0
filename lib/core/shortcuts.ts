import type { Shortcut } from "./keyboard/keymap";

/** Every shortcut of the studio, by where it works. Each place acts on its own; `shortcutPlaces` has the order of the sheet. */
export const shortcuts = {
  anywhere: [
    { id: "run", keys: ["Mod Enter"] },
    { id: "runNewSeed", keys: ["Mod Shift Enter"] },
    { id: "undo", keys: ["Mod Z"] },
    { id: "redo", keys: ["Mod Shift Z", "Ctrl Y"] },
    { id: "commands", keys: ["Mod K"] },
    { id: "sheet", keys: ["?"] },
    { id: "paste", keys: ["Mod V"] },
  ],
  stage: [
    { id: "draw", keys: ["B"] },
    { id: "select", keys: ["V"] },
    { id: "pan", keys: ["H", "Space"] },
    { id: "addBox", keys: ["N"] },
    { id: "nextBox", keys: ["Tab"] },
    { id: "nudge", keys: ["↑ ↓ ← →", "Shift ↑ ↓ ← →"] },
    { id: "resize", keys: ["Mod ↑ ↓ ← →"] },
    { id: "ratio", keys: ["Shift"] },
    { id: "centre", keys: ["Alt"] },
    { id: "free", keys: ["Mod"] },
    { id: "copyBox", keys: ["Mod C", "Mod V", "Mod Shift V"] },
    { id: "removeBox", keys: ["Delete"] },
    { id: "cancel", keys: ["Esc"] },
    { id: "fit", keys: ["0"] },
    { id: "actual", keys: ["1"] },
    { id: "toBox", keys: ["2"] },
    { id: "zoom", keys: ["+", "-"] },
  ],
  result: [
    { id: "continue", keys: ["G", "Alt Enter"] },
    { id: "resultOrInput", keys: ["R"] },
    { id: "wipe", keys: ["W"] },
    { id: "holdInput", keys: ["C"] },
    { id: "neighbours", keys: ["←", "→"] },
    { id: "chain", keys: ["[", "]"] },
    { id: "rateOn", keys: ["Shift 0 – 5"] },
    { id: "star", keys: ["F"] },
    { id: "fit", keys: ["0"] },
    { id: "actual", keys: ["1"] },
    { id: "zoom", keys: ["+", "-"] },
  ],
  form: [
    { id: "number", keys: ["↑ ↓", "Shift ↑ ↓"] },
    { id: "diagram", keys: ["↑ ↓ ← →", "Shift ↑ ↓ ← →"] },
  ],
  palette: [
    { id: "border", keys: ["← →", "Shift ← →"] },
    { id: "moveColour", keys: ["Alt ↑ ↓"] },
    { id: "takeColour", keys: ["↑ ↓ ← →", "Enter"] },
  ],
  strip: [{ id: "reorder", keys: ["Alt ← →"] }],
  library: [
    { id: "walk", keys: ["↑ ↓ ← →", "Home", "End"] },
    { id: "look", keys: ["Enter"] },
    { id: "pick", keys: ["Space"] },
    { id: "stretch", keys: ["Shift ↑ ↓ ← →"] },
    { id: "find", keys: ["/"] },
    { id: "everything", keys: ["Mod A"] },
    { id: "nothing", keys: ["Esc"] },
    { id: "rate", keys: ["0 – 5"] },
    { id: "rateOn", keys: ["Shift 0 – 5"] },
    { id: "star", keys: ["F"] },
    { id: "input", keys: ["I"] },
    { id: "inputInstead", keys: ["Shift I"] },
    { id: "continue", keys: ["G"] },
    { id: "seed", keys: ["S"] },
    { id: "settings", keys: ["U"] },
    { id: "trash", keys: ["Delete"] },
    { id: "menu", keys: ["Shift F10"] },
  ],
  viewer: [
    { id: "neighbours", keys: ["←", "→"] },
    { id: "rate", keys: ["0 – 5"] },
    { id: "rateOn", keys: ["Shift 0 – 5"] },
    { id: "star", keys: ["F"] },
    { id: "input", keys: ["I"] },
    { id: "inputInstead", keys: ["Shift I"] },
    { id: "continue", keys: ["G"] },
    { id: "seed", keys: ["S"] },
    { id: "settings", keys: ["U"] },
    { id: "trash", keys: ["Delete"] },
    { id: "details", keys: ["D"] },
    { id: "pixels", keys: ["Z"] },
    { id: "zoomViewer", keys: ["+", "-"] },
    { id: "wipe", keys: ["W"] },
    { id: "holdInput", keys: ["C"] },
    { id: "showBoxes", keys: ["B"] },
    { id: "lineage", keys: ["L"] },
  ],
  compare: [
    { id: "ways", keys: ["G", "W", "O", "B", "D", "X"] },
    { id: "blink", keys: ["Space"] },
    { id: "loupe", keys: ["L"] },
    { id: "view", keys: ["+", "-", "0", "1", "↑ ↓ ← →"] },
    { id: "chooseNext", keys: ["[", "]"] },
    { id: "large", keys: ["Enter", "Esc"] },
    { id: "verdict", keys: ["P", "R"] },
    { id: "rate", keys: ["Shift 0 – 5"] },
    { id: "star", keys: ["F"] },
    { id: "rankPair", keys: ["←", "→", "Backspace"] },
    { id: "goOn", keys: ["C"] },
  ],
} as const satisfies Record<string, readonly Shortcut[]>;
export const shortcutPlaces = [
  "anywhere",
  "form",
  "palette",
  "strip",
  "stage",
  "result",
  "library",
  "viewer",
  "compare",
] as const;

/** The names of the shortcuts of a place. */
export type ShortcutId<Place extends keyof typeof shortcuts> =
  (typeof shortcuts)[Place][number]["id"];

/** The first keys of a shortcut, such as "Mod Z". */
export function keysOf<Place extends keyof typeof shortcuts>(
  place: Place,
  id: ShortcutId<Place>,
): string | undefined {
  const known: readonly Shortcut[] = shortcuts[place];
  return known.find((shortcut) => shortcut.id === id)?.keys[0];
}
