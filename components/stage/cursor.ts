import type { Box } from "@/lib/core/box/box";
import type { Handle } from "@/lib/core/box/resize";
import { isDrawing } from "@/lib/core/stage/gesture-state";
import { handleReach, hitAt } from "@/lib/core/stage/hit";
import type { StagePoint, Viewport } from "@/lib/core/stage/viewport";
import type { BoxEditor } from "./use-box-editor";

const resizing = {
  nw: "nwse-resize",
  se: "nwse-resize",
  ne: "nesw-resize",
  sw: "nesw-resize",
  n: "ns-resize",
  s: "ns-resize",
  e: "ew-resize",
  w: "ew-resize",
} satisfies Record<Handle, string>;

/** The pointer's shape shows what a press would do. */
export function pointerShapeOf(
  editor: BoxEditor,
  pointer: StagePoint | undefined,
  boxes: Box[],
  viewport: Viewport,
  isSpaceDown: boolean,
): string {
  const { gesture, tool } = editor;
  if (gesture.kind === "panning") return "grabbing";
  if (gesture.kind === "moving") return "move";
  if (gesture.kind === "resizing") return resizing[gesture.handle];
  if (isSpaceDown || tool === "pan") return "grab";
  if (!pointer || isDrawing(gesture)) return "crosshair";
  const hit = hitAt(pointer, boxes, editor.selected, viewport, handleReach.fine);
  if (hit.kind === "handle") return resizing[hit.handle];
  if (hit.kind === "box" && editor.movesBoxes) return "move";
  return tool === "box" ? "crosshair" : "default";
}
