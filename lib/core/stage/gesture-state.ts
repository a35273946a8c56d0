import type { Box, ImagePoint, PixelSize } from "../box/box";
import type { Handle } from "../box/resize";
import type { Guide } from "../box/snap";
import type { Hit } from "./hit";
import type { StagePoint, Viewport } from "./viewport";

export type Tool = "select" | "box" | "pan";

/** What a pointer is doing. Every drag keeps its starting state, so that it can be canceled. */
export type Gesture =
  | { kind: "idle" }
  | { kind: "pointing"; from: StagePoint; hit: Hit }
  | { kind: "drawing"; from: ImagePoint; box: Box; guides: Guide[] }
  | Placing
  | { kind: "moving"; from: ImagePoint; index: number; start: Box; box: Box; guides: Guide[] }
  | {
      kind: "resizing";
      from: ImagePoint;
      index: number;
      handle: Handle;
      start: Box;
      box: Box;
      guides: Guide[];
    }
  | { kind: "panning"; last: StagePoint; resume: Gesture };

/** Drawing with two clicks: the first corner is set, the other follows the pointer. */
export interface Placing {
  kind: "placing";
  first: StagePoint;
  from: ImagePoint;
  box: Box;
  guides: Guide[];
  isPressed: boolean;
}

export const idle: Gesture = { kind: "idle" };

/** A pointer event on the stage, with the keys held. */
export interface PointerAction {
  kind: "down" | "move" | "up";
  at: StagePoint;
  keepRatio: boolean;
  /** Alt is held: around the centre, and a box is drawn even inside another. */
  fromCentre: boolean;
  /** Edges snap to nearby lines. */
  snaps: boolean;
  /** The middle button or space is held: pan with any tool. */
  pans: boolean;
  /** In CSS pixels: how close to a handle still counts as on it. */
  reach: number;
}

export interface GestureContext {
  tool: Tool;
  boxes: Box[];
  selected: number | undefined;
  maxBoxes: number;
  image: PixelSize;
  viewport: Viewport;
}

export interface GestureResult {
  gesture: Gesture;
  /** The boxes to save, as one undo step. */
  commit?: Box[];
  /** The box to select; null to select none. */
  select?: number | null;
  /** In CSS pixels. */
  panBy?: StagePoint;
  /** The user tried to draw more boxes than the model takes. */
  isOverLimit?: boolean;
}

/**
 * Whether a drag that begins inside a box moves it. With the box tool it draws instead while no box
 * is selected and there is room for another.
 */
export function movesBoxes({
  tool,
  boxes,
  selected,
  maxBoxes,
}: Pick<GestureContext, "tool" | "boxes" | "selected" | "maxBoxes">): boolean {
  return tool === "select" || selected !== undefined || boxes.length >= maxBoxes;
}

/** The boxes as they look during a gesture. */
export function previewBoxes(gesture: Gesture, boxes: Box[]): Box[] {
  if (gesture.kind === "panning") return previewBoxes(gesture.resume, boxes);
  if (isDrawing(gesture)) return [...boxes, gesture.box];
  if (gesture.kind === "moving" || gesture.kind === "resizing") {
    return boxes.map((box, index) => (index === gesture.index ? gesture.box : box));
  }
  return boxes;
}

/** The lines the current box snapped to. */
export function guidesOf(gesture: Gesture): Guide[] {
  return "guides" in gesture ? gesture.guides : [];
}

/** Whether a new box is being drawn, by dragging or between two clicks. */
export function isDrawing(
  gesture: Gesture,
): gesture is Extract<Gesture, { kind: "drawing" | "placing" }> {
  return gesture.kind === "drawing" || gesture.kind === "placing";
}

/** The corner or edge under the pointer while a box is being resized, in image pixels. */
export function focusOf(gesture: Gesture, pointer: ImagePoint): ImagePoint | undefined {
  if (gesture.kind !== "resizing" && !isDrawing(gesture)) return undefined;
  const [x1, y1, x2, y2] = gesture.box;
  const nearer = (value: number, one: number, other: number) =>
    Math.abs(value - one) <= Math.abs(value - other) ? one : other;
  const corner = { x: nearer(pointer.x, x1, x2), y: nearer(pointer.y, y1, y2) };
  if (gesture.kind !== "resizing" || gesture.handle.length === 2) return corner;
  const isUpright = gesture.handle === "w" || gesture.handle === "e";
  return isUpright ? { x: corner.x, y: pointer.y } : { x: pointer.x, y: corner.y };
}
