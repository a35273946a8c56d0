import type { Box, ImagePoint, PixelSize } from "../bbox/box";
import type { Handle } from "../bbox/resize";
import type { Guide } from "../bbox/snap";
import type { Hit } from "./hit";
import type { StagePoint, Viewport } from "./viewport";

export type Tool = "select" | "box" | "pan";

/** What a pointer is doing. Every drag keeps what it began with, so that it can be taken back. */
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

/** Drawing by two clicks: the first corner is set, the other one follows the pointer. */
export interface Placing {
  kind: "placing";
  first: StagePoint;
  from: ImagePoint;
  box: Box;
  guides: Guide[];
  /** The second click is down. */
  isPressed: boolean;
}

export const idle: Gesture = { kind: "idle" };

/** A pointer's event on the stage, and the keys held with it. */
export interface PointerAction {
  kind: "down" | "move" | "up";
  at: StagePoint;
  keepRatio: boolean;
  fromCentre: boolean;
  /** Edges are drawn to what is near. */
  snaps: boolean;
  /** The middle button, or the space bar held: pan, whatever the tool. */
  pans: boolean;
  /** How near a handle counts, in CSS pixels. */
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
  /** The boxes to keep: one step that can be undone. */
  commit?: Box[];
  /** The box that is selected from here on; null for none. */
  select?: number | null;
  /** By how much the picture is dragged, in CSS pixels. */
  panBy?: StagePoint;
  /** Another box was wanted than the model takes. */
  isOverLimit?: boolean;
}

/** The boxes as they look in the middle of a gesture. */
export function previewBoxes(gesture: Gesture, boxes: Box[]): Box[] {
  if (gesture.kind === "panning") return previewBoxes(gesture.resume, boxes);
  if (isDrawing(gesture)) return [...boxes, gesture.box];
  if (gesture.kind === "moving" || gesture.kind === "resizing") {
    return boxes.map((box, index) => (index === gesture.index ? gesture.box : box));
  }
  return boxes;
}

/** The lines that a box in hand was drawn to. */
export function guidesOf(gesture: Gesture): Guide[] {
  return "guides" in gesture ? gesture.guides : [];
}

/** Whether a new box is in hand, by dragging or between two clicks. */
export function isDrawing(
  gesture: Gesture,
): gesture is Extract<Gesture, { kind: "drawing" | "placing" }> {
  return gesture.kind === "drawing" || gesture.kind === "placing";
}

/** The corner or the edge in hand, in image pixels, while a box changes its size under the pointer. */
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
