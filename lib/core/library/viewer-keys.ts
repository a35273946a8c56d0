import { shortcutKey } from "../keyboard/layout";

/** What a key does in the viewer. */
export type ViewerCommand =
  | { kind: "go"; by: 1 | -1 }
  | { kind: "rate"; stars: number }
  | { kind: "star" | "trash" | "details" | "lineage" | "wipe" | "boxes" | "input" }
  | { kind: "asInput" | "seed" | "settings" }
  | { kind: "actual" | "zoomIn" | "zoomOut" };

/**
 * What is done with an image has the keys that it has in the grid. Digits rate, so the zoom has a
 * letter here; on the stage, where nothing is rated, it has 0 and 1.
 */
const commands = new Map<string, ViewerCommand>(
  Object.entries({
    ArrowLeft: { kind: "go", by: -1 },
    ArrowRight: { kind: "go", by: 1 },
    f: { kind: "star" },
    i: { kind: "asInput" },
    s: { kind: "seed" },
    u: { kind: "settings" },
    Delete: { kind: "trash" },
    Backspace: { kind: "trash" },
    d: { kind: "details" },
    l: { kind: "lineage" },
    w: { kind: "wipe" },
    b: { kind: "boxes" },
    c: { kind: "input" },
    z: { kind: "actual" },
    "+": { kind: "zoomIn" },
    "=": { kind: "zoomIn" },
    "-": { kind: "zoomOut" },
  } satisfies Record<string, ViewerCommand>),
);

interface PressedKey {
  /** As the browser names it. */
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a pressed key asks the viewer for; undefined where it asks for nothing. */
export function viewerCommandOf(pressed: PressedKey): ViewerCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const key = shortcutKey(pressed);
  if (/^[0-5]$/.test(key)) return { kind: "rate", stars: Number(key) };
  return commands.get(key);
}
