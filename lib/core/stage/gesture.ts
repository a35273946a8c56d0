import { drag, firstCorner, isFar } from "./drag";
import {
  type Gesture,
  type GestureContext,
  type GestureResult,
  idle,
  type Placing,
  type PointerAction,
  previewBoxes,
} from "./gesture-state";
import { hitAt } from "./hit";

/** The gesture after an event. Pure: the caller draws and saves. */
export function gestureAfter(
  gesture: Gesture,
  action: PointerAction,
  context: GestureContext,
): GestureResult {
  switch (action.kind) {
    case "down":
      return press(gesture, action, context);
    case "move":
      return drag(gesture, action, context);
    case "up": {
      // The release position counts even if no move event reported it.
      const last = drag(gesture, action, context);
      return { ...last, ...release(last.gesture, action, context) };
    }
  }
}

function press(gesture: Gesture, action: PointerAction, context: GestureContext): GestureResult {
  const { at } = action;
  if (action.pans || context.tool === "pan") {
    const resume = gesture.kind === "placing" ? gesture : idle;
    return { gesture: { kind: "panning", last: at, resume } };
  }
  if (gesture.kind === "placing") {
    return drag({ ...gesture, isPressed: true }, action, context);
  }
  const hit = hitAt(at, context.boxes, context.selected, context.viewport, action.reach);
  return { gesture: { kind: "pointing", from: at, hit } };
}

function release(gesture: Gesture, action: PointerAction, context: GestureContext): GestureResult {
  switch (gesture.kind) {
    case "pointing":
      return click(gesture, action, context);
    case "placing":
      return gesture.isPressed ? place(gesture, action, context) : { gesture };
    case "drawing":
      return drawn(gesture, context);
    case "moving":
    case "resizing":
      return { gesture: idle, commit: previewBoxes(gesture, context.boxes), select: gesture.index };
    case "panning":
      return { gesture: gesture.resume };
    case "idle":
      return { gesture: idle };
  }
}

/**
 * A click selects the box under it. Beside the boxes, or with Alt, the box tool sets the first
 * corner of another if there is room for it.
 */
function click(
  { from, hit }: Extract<Gesture, { kind: "pointing" }>,
  action: PointerAction,
  context: GestureContext,
): GestureResult {
  if (hit.kind === "handle") return { gesture: idle, select: hit.box };
  const isFree = hit.kind === "ground" || action.fromCentre;
  if (context.tool === "box" && isFree && context.boxes.length < context.maxBoxes) {
    const first = firstCorner(from, action, context);
    return { gesture: { kind: "placing", first: from, isPressed: false, ...first } };
  }
  if (hit.kind === "box") return { gesture: idle, select: hit.box };
  const wantsAnother = context.tool === "box" && context.selected === undefined;
  return { gesture: idle, select: null, ...(wantsAnother && { isOverLimit: true }) };
}

/** The second click. Clicking on the first corner again removes it. */
function place(gesture: Placing, action: PointerAction, context: GestureContext): GestureResult {
  return isFar(gesture.first, action.at) ? drawn(gesture, context) : { gesture: idle };
}

function drawn(
  gesture: Extract<Gesture, { kind: "drawing" | "placing" }>,
  context: GestureContext,
): GestureResult {
  return {
    gesture: idle,
    commit: previewBoxes(gesture, context.boxes),
    select: context.boxes.length,
  };
}
