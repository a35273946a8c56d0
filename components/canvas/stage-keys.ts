import { type Box, movedBox, type PixelSize } from "@/lib/core/bbox/box";
import { resizedBox } from "@/lib/core/bbox/resize";
import type { BoxEditor } from "./use-box-editor";
import type { StageView } from "./use-stage-view";

/** A key pressed on the stage, in the terms that matter here. */
export interface StageKey {
  /** As `shortcutKey` names it. */
  key: string;
  isShift: boolean;
  /** Ctrl or Cmd. */
  isCommand: boolean;
}

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

/** What a key does on the stage. Says whether it did anything, so that the rest goes its way. */
export function pressStageKey(controls: StageControls, pressed: StageKey): boolean {
  const { editor } = controls;
  const { key, isShift, isCommand } = pressed;
  if (isArrow(key)) return nudge(controls, pressed);
  if (key === "Tab") return walk(controls, isShift ? -1 : 1);
  if ((key === "Delete" || key === "Backspace") && editor.selectedBox) {
    if (editor.selected !== undefined) editor.removeBox(editor.selected);
    return true;
  }
  if (key === "Escape") {
    if (editor.gesture.kind === "idle") editor.select(undefined);
    else editor.cancel();
    return true;
  }
  if (isCommand) {
    // Without Shift the browser's own paste event comes, which may carry an image instead.
    if (key !== "v" || !isShift) return false;
    editor.paste("proportion");
    return true;
  }
  const command = commands[key];
  command?.(controls);
  return command !== undefined;
}

/** Arrow keys move the selected box, with Ctrl or Cmd its lower right corner; until the key is let go it is one step. */
function nudge({ editor, image }: StageControls, { key, isShift, isCommand }: StageKey): boolean {
  const { selected, selectedBox } = editor;
  const arrow = arrows[key];
  if (!arrow || selected === undefined || !selectedBox) return false;
  const pixels = isShift ? 10 : 1;
  const by = { x: arrow.x * pixels, y: arrow.y * pixels };
  const next = isCommand ? grown(selectedBox, by, image) : movedBox(selectedBox, by, image);
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

const commands: Partial<Record<string, (controls: StageControls) => void>> = {
  v: ({ editor }) => editor.chooseTool("select"),
  b: ({ editor }) => editor.chooseTool("box"),
  h: ({ editor }) => editor.chooseTool("pan"),
  n: ({ editor }) => editor.addBox(),
  "+": ({ view }) => view.zoomIn(),
  "=": ({ view }) => view.zoomIn(),
  "-": ({ view }) => view.zoomOut(),
  "0": ({ view }) => view.zoomToFit(),
  "1": ({ view }) => view.zoomToActual(),
  "2": ({ editor }) => editor.zoomToBox(),
};
