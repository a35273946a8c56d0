import { type Box, movedBox, type PixelSize, resizedBox } from "@/lib/core/bbox/box";
import type { BoxEditor } from "./use-box-editor";

/** A key pressed on the stage, in the terms that matter here. */
export interface StageKey {
  key: string;
  isShift: boolean;
  /** Ctrl or Cmd. */
  isCommand: boolean;
}

const arrows: Partial<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key does on the stage. Says whether it did anything, so that the rest goes its way. */
export function pressStageKey(
  editor: BoxEditor,
  boxes: Box[],
  image: PixelSize,
  { key, isShift, isCommand }: StageKey,
): boolean {
  const { selected } = editor;
  const box = selected === undefined ? undefined : boxes[selected];
  const arrow = arrows[key];
  if (arrow && box && selected !== undefined) {
    const pixels = isShift ? 10 : 1;
    const by = { x: arrow.x * pixels, y: arrow.y * pixels };
    editor.changeBox(
      selected,
      isCommand ? resizedBox(box, "se", by, image) : movedBox(box, by, image),
    );
    return true;
  }
  if ((key === "Delete" || key === "Backspace") && selected !== undefined && box) {
    editor.removeBox(selected);
    return true;
  }
  if (key === "Escape") {
    if (editor.gesture.kind === "idle") editor.select(undefined);
    else editor.cancel();
    return true;
  }
  if (isCommand) return false;
  const command = commands[key.toLowerCase()];
  command?.(editor);
  return command !== undefined;
}

const commands: Partial<Record<string, (editor: BoxEditor) => void>> = {
  v: (editor) => editor.chooseTool("select"),
  b: (editor) => editor.chooseTool("box"),
  h: (editor) => editor.chooseTool("pan"),
  n: (editor) => editor.addBox(),
  "+": (editor) => editor.zoomIn(),
  "=": (editor) => editor.zoomIn(),
  "-": (editor) => editor.zoomOut(),
  "0": (editor) => editor.zoomToFit(),
  "1": (editor) => editor.zoomToActual(),
};
