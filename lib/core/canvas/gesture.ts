import {
  type Box,
  boxBetween,
  type Handle,
  type ImagePoint,
  movedBox,
  type PixelSize,
  resizedBox,
} from "../bbox/box";
import { type Hit, hitAt } from "./hit";
import { type StagePoint, toImage, type Viewport } from "./viewport";

export type Tool = "select" | "box" | "pan";

/** What a pointer is doing. Every drag keeps what it began with, so that it can be taken back. */
export type Gesture =
  | { kind: "idle" }
  | { kind: "pointing"; from: StagePoint; hit: Hit }
  | { kind: "drawing"; from: ImagePoint; box: Box }
  | { kind: "moving"; from: ImagePoint; index: number; start: Box; box: Box }
  | { kind: "resizing"; from: ImagePoint; index: number; handle: Handle; start: Box; box: Box }
  | { kind: "panning"; last: StagePoint };

export const idle: Gesture = { kind: "idle" };

/** A pointer's event on the stage, and the keys held with it. */
export interface PointerAction {
  kind: "down" | "move" | "up";
  at: StagePoint;
  keepRatio: boolean;
  fromCentre: boolean;
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

/** A press becomes a drag after this many CSS pixels; less is a click with an unsteady hand. */
const dragFrom = 3;

/** What an event makes of a gesture. Pure: drawing and keeping are the caller's. */
export function stepGesture(
  gesture: Gesture,
  action: PointerAction,
  context: GestureContext,
): GestureResult {
  switch (action.kind) {
    case "down":
      return press(action, context);
    case "move":
      return drag(gesture, action, context);
    case "up": {
      // The place of the release counts, also when no move was told since the last one.
      const last = drag(gesture, action, context);
      return { ...last, ...release(last.gesture, context) };
    }
  }
}

/** The boxes as they look in the middle of a gesture. */
export function previewBoxes(gesture: Gesture, boxes: Box[]): Box[] {
  if (gesture.kind === "drawing") return [...boxes, gesture.box];
  if (gesture.kind === "moving" || gesture.kind === "resizing") {
    return boxes.map((box, index) => (index === gesture.index ? gesture.box : box));
  }
  return boxes;
}

function press(action: PointerAction, context: GestureContext): GestureResult {
  const { at } = action;
  if (action.pans || context.tool === "pan") return { gesture: { kind: "panning", last: at } };
  const hit = hitAt(at, context.boxes, context.selected, context.viewport, action.reach);
  return { gesture: { kind: "pointing", from: at, hit } };
}

function drag(gesture: Gesture, action: PointerAction, context: GestureContext): GestureResult {
  const point = toImage(context.viewport, action.at);
  switch (gesture.kind) {
    case "idle":
      return { gesture };
    case "pointing":
      return isDrag(gesture.from, action.at) ? begin(gesture, action, context) : { gesture };
    case "panning":
      return {
        gesture: { kind: "panning", last: action.at },
        panBy: {
          left: action.at.left - gesture.last.left,
          top: action.at.top - gesture.last.top,
        },
      };
    case "drawing":
      return { gesture: { ...gesture, box: boxBetween(gesture.from, point, context.image) } };
    case "moving":
      return {
        gesture: {
          ...gesture,
          box: movedBox(gesture.start, distance(gesture.from, point), context.image),
        },
      };
    case "resizing":
      return {
        gesture: {
          ...gesture,
          box: resizedBox(
            gesture.start,
            gesture.handle,
            distance(gesture.from, point),
            context.image,
            action,
          ),
        },
      };
  }
}

/** A press that has moved far enough turns into what it was upon. */
function begin(
  { from, hit }: Extract<Gesture, { kind: "pointing" }>,
  action: PointerAction,
  context: GestureContext,
): GestureResult {
  const origin = toImage(context.viewport, from);
  const continued = (gesture: Gesture) => drag(gesture, action, context);
  if (hit.kind === "handle") {
    const start = context.boxes[hit.box];
    if (!start) return { gesture: idle };
    return continued({
      kind: "resizing",
      from: origin,
      index: hit.box,
      handle: hit.handle,
      start,
      box: start,
    });
  }
  // With the box tool only the selected box is moved; elsewhere, also inside a box, one draws.
  const isMove = hit.kind === "box" && (context.tool === "select" || hit.box === context.selected);
  if (isMove) {
    const start = context.boxes[hit.box];
    if (!start) return { gesture: idle };
    const moving = continued({ kind: "moving", from: origin, index: hit.box, start, box: start });
    return { ...moving, select: hit.box };
  }
  if (context.tool === "select") return { gesture: { kind: "panning", last: from } };
  if (context.boxes.length >= context.maxBoxes) return { gesture: idle, isOverLimit: true };
  return {
    ...continued({ kind: "drawing", from: origin, box: boxBetween(origin, origin, context.image) }),
    select: null,
  };
}

function release(gesture: Gesture, context: GestureContext): GestureResult {
  switch (gesture.kind) {
    case "pointing":
      return {
        gesture: idle,
        select: gesture.hit.kind === "ground" ? null : gesture.hit.box,
      };
    case "drawing":
      return {
        gesture: idle,
        commit: previewBoxes(gesture, context.boxes),
        select: context.boxes.length,
      };
    case "moving":
    case "resizing":
      return { gesture: idle, commit: previewBoxes(gesture, context.boxes), select: gesture.index };
    case "panning":
    case "idle":
      return { gesture: idle };
  }
}

function isDrag(from: StagePoint, to: StagePoint): boolean {
  return Math.hypot(to.left - from.left, to.top - from.top) >= dragFrom;
}

function distance(from: ImagePoint, to: ImagePoint): ImagePoint {
  return { x: to.x - from.x, y: to.y - from.y };
}
