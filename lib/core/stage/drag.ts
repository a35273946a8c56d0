import { type Box, type ImagePoint, movedBox } from "../box/box";
import { drawnBox, type Handle, resizedBox } from "../box/resize";
import { type Guide, snapLines, snappedMove, snappedPoint } from "../box/snap";
import {
  type Gesture,
  type GestureContext,
  type GestureResult,
  idle,
  movesBoxes,
  type PointerAction,
} from "./gesture-state";
import { type StagePoint, toImage } from "./viewport";

/** In CSS pixels. A shorter movement is a click with an unsteady hand. */
const dragFrom = 3;
/** In CSS pixels. */
const snapReach = 5;

/** The gesture after the pointer moved. */
export function drag(
  gesture: Gesture,
  action: PointerAction,
  context: GestureContext,
): GestureResult {
  switch (gesture.kind) {
    case "idle":
      return { gesture };
    case "pointing":
      return isFar(gesture.from, action.at) ? begin(gesture, action, context) : { gesture };
    case "panning":
      return {
        gesture: { ...gesture, last: action.at },
        panBy: {
          left: action.at.left - gesture.last.left,
          top: action.at.top - gesture.last.top,
        },
      };
    case "drawing":
    case "placing": {
      const { point, guides } = aimed(action, context, context.boxes);
      return {
        gesture: { ...gesture, guides, box: drawnBox(gesture.from, point, context.image, action) },
      };
    }
    case "moving":
      return { gesture: moved(gesture, action, context) };
    case "resizing":
      return { gesture: resized(gesture, action, context) };
  }
}

/** The pointer's position in the image, snapped to nearby lines. */
function aimed(action: PointerAction, { image, viewport }: GestureContext, others: Box[]) {
  const point = toImage(viewport, action.at);
  // A square cannot follow two lines at once, so its guides would be wrong.
  if (!action.snaps || action.keepRatio) return { point, guides: [] };
  return snappedPoint(point, snapLines(image, others), snapReach / viewport.scale);
}

type Moving = Extract<Gesture, { kind: "moving" }>;

function moved(gesture: Moving, action: PointerAction, context: GestureContext): Moving {
  const { image, viewport } = context;
  const by = distance(gesture.from, toImage(viewport, action.at));
  const box = movedBox(gesture.start, by, image);
  if (!action.snaps) return { ...gesture, box, guides: [] };
  const lines = snapLines(image, others(context.boxes, gesture.index));
  return { ...gesture, ...snappedMove(box, image, lines, snapReach / viewport.scale) };
}

type Resizing = Extract<Gesture, { kind: "resizing" }>;

/** The handle keeps its distance from the pointer, so that grabbing it moves nothing. */
function resized(gesture: Resizing, action: PointerAction, context: GestureContext): Resizing {
  const { image, viewport } = context;
  const { start, handle } = gesture;
  const [x1, y1, x2, y2] = start;
  const by = distance(gesture.from, toImage(viewport, action.at));
  const corner = { x: handle.includes("w") ? x1 : x2, y: handle.includes("n") ? y1 : y2 };
  const target = { x: corner.x + by.x, y: corner.y + by.y };
  const lines = snapLines(image, others(context.boxes, gesture.index));
  const snapped =
    action.snaps && !action.keepRatio
      ? snappedPoint(target, lines, snapReach / viewport.scale)
      : { point: target, guides: [] };
  const guides = snapped.guides.filter(({ axis }) => holds(handle, axis));
  const box = resizedBox(start, handle, distance(corner, snapped.point), image, action);
  return { ...gesture, box, guides };
}

function holds(handle: Handle, axis: Guide["axis"]): boolean {
  return axis === "x" ? /[we]/.test(handle) : /[ns]/.test(handle);
}

/** A press that moved far enough becomes the drag for whatever is under it. */
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
      guides: [],
    });
  }
  const draws = context.tool === "box" && (action.fromCentre || !movesBoxes(context));
  if (hit.kind === "box" && !draws) {
    const start = context.boxes[hit.box];
    if (!start) return { gesture: idle };
    const gesture: Moving = {
      kind: "moving",
      from: origin,
      index: hit.box,
      start,
      box: start,
      guides: [],
    };
    return { ...continued(gesture), select: hit.box };
  }
  if (context.tool === "select") return { gesture: { kind: "panning", last: from, resume: idle } };
  if (context.boxes.length >= context.maxBoxes) return { gesture: idle, isOverLimit: true };
  const first = firstCorner(from, action, context);
  return { ...continued({ kind: "drawing", ...first }), select: null };
}

/** Where a new box begins, snapped to nearby lines. */
export function firstCorner(at: StagePoint, action: PointerAction, context: GestureContext) {
  const { point: from, guides } = aimed({ ...action, at }, context, context.boxes);
  return { from, guides, box: drawnBox(from, from, context.image) };
}

function others(boxes: Box[], index: number): Box[] {
  return boxes.filter((_, place) => place !== index);
}

/** Whether the pointer moved too far for an unsteady hand. */
export function isFar(from: StagePoint, to: StagePoint): boolean {
  return Math.hypot(to.left - from.left, to.top - from.top) >= dragFrom;
}

function distance(from: ImagePoint, to: ImagePoint): ImagePoint {
  return { x: to.x - from.x, y: to.y - from.y };
}
