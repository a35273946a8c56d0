import { type Box, movedBox, type PixelSize } from "@/lib/core/box/box";
import { resizedBox } from "@/lib/core/box/resize";
import { type PressedKey, shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { type ShortcutId, shortcuts } from "@/lib/core/shortcuts";
import type { BoxEditor } from "./use-box-editor";
import type { StageView } from "./use-stage-view";

export interface StageControls {
  editor: BoxEditor;
  view: StageView;
  boxes: Box[];
  image: PixelSize;
}

const arrows: Partial<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export const isArrow = (key: string) => arrows[key] !== undefined;

/** Returns whether it handled the key. If not, the event goes on. */
type Act = (controls: StageControls, pressed: PressedKey) => boolean;

/** An act that always does something. */
const always =
  (act: (controls: StageControls) => void): Act =>
  (controls) => {
    act(controls);
    return true;
  };
/** It is held while the pointer works, or acted upon where the pointer is. */
const heldOnly: Act = () => false;

/** What each shortcut of the stage does. */
const acts: Record<ShortcutId<"stage">, Act> = {
  draw: always(({ editor }) => editor.chooseTool("box")),
  select: always(({ editor }) => editor.chooseTool("select")),
  pan: ({ editor }, { key }) => {
    // The space bar pans for as long as it is held.
    if (key === " ") return false;
    editor.chooseTool("pan");
    return true;
  },
  addBox: always(({ editor }) => editor.addBox()),
  nextBox: (controls, { shiftKey }) => walk(controls, shiftKey ? -1 : 1),
  nudge,
  resize: nudge,
  ratio: heldOnly,
  centre: heldOnly,
  free: heldOnly,
  copyBox: ({ editor }, pressed) => {
    // Without Shift the browser's own paste event comes, which may carry an image instead.
    if (shortcutKey(pressed) !== "v" || !pressed.shiftKey) return false;
    editor.paste("proportion");
    return true;
  },
  removeBox: ({ editor }) => {
    if (!editor.selectedBox) return false;
    if (editor.selected !== undefined) editor.removeBox(editor.selected);
    return true;
  },
  cancel: always(({ editor }) => {
    if (editor.gesture.kind === "idle") editor.select(undefined);
    else editor.cancel();
  }),
  fit: always(({ view }) => view.zoomToFit()),
  actual: always(({ view }) => view.zoomToActual()),
  toBox: always(({ editor }) => editor.zoomToBox()),
  zoom: ({ view }, pressed) => {
    if (shortcutKey(pressed) === "-") view.zoomOut();
    else view.zoomIn();
    return true;
  },
};

/** What a key does on the stage. Returns whether it handled the key; if not, the event goes on. */
export function pressStageKey(controls: StageControls, pressed: PressedKey): boolean {
  const shortcut = shortcutOf(shortcuts.stage, pressed);
  return shortcut !== undefined && acts[shortcut](controls, pressed);
}

/** Arrow keys move the selected box, with Ctrl or Cmd its lower right corner; until the key is let go it is one step. */
function nudge({ editor, image }: StageControls, pressed: PressedKey): boolean {
  const { selected, selectedBox } = editor;
  const arrow = arrows[pressed.key];
  if (!arrow || selected === undefined || !selectedBox) return false;
  const pixels = pressed.shiftKey ? 10 : 1;
  const by = { x: arrow.x * pixels, y: arrow.y * pixels };
  const isResized = pressed.ctrlKey || pressed.metaKey;
  const next = isResized ? grown(selectedBox, by, image) : movedBox(selectedBox, by, image);
  editor.changeBox(selected, next, `nudge-${selected}`);
  return true;
}

/** A key must not turn a box inside out, as a pointer may. */
function grown(box: Box, by: { x: number; y: number }, image: PixelSize): Box {
  const [x1, y1, x2, y2] = box;
  const x = Math.max(by.x, x1 + 1 - x2);
  const y = Math.max(by.y, y1 + 1 - y2);
  return resizedBox(box, "se", { x, y }, image);
}

/** To the next box; after the last one Tab goes on to what follows the stage. */
function walk({ editor, boxes }: StageControls, by: 1 | -1): boolean {
  const from = editor.selected ?? (by > 0 ? -1 : boxes.length);
  const next = from + by;
  if (next < 0 || next >= boxes.length) return false;
  editor.select(next);
  return true;
}
