import type { Box } from "../box/box";
import { type Handle, handles } from "../box/resize";
import { type StagePoint, toStage, type Viewport } from "./viewport";

export type Hit =
  | { kind: "handle"; box: number; handle: Handle }
  | { kind: "box"; box: number }
  | { kind: "ground" };

/** Where a box's handles are on the stage. */
export function handlePoints(box: Box, viewport: Viewport): Record<Handle, StagePoint> {
  const [x1, y1, x2, y2] = box;
  const from = toStage(viewport, { x: x1, y: y1 });
  const to = toStage(viewport, { x: x2, y: y2 });
  const middle = { left: (from.left + to.left) / 2, top: (from.top + to.top) / 2 };
  const point = (handle: Handle): StagePoint => ({
    left: handle.includes("w") ? from.left : handle.includes("e") ? to.left : middle.left,
    top: handle.includes("n") ? from.top : handle.includes("s") ? to.top : middle.top,
  });
  return {
    nw: point("nw"),
    n: point("n"),
    ne: point("ne"),
    e: point("e"),
    se: point("se"),
    s: point("s"),
    sw: point("sw"),
    w: point("w"),
  };
}

/**
 * What is at a point on the stage: handles of the selected box come first, then the smallest box.
 * @param reach how far from the middle of a handle still counts, in CSS pixels; larger for fingers
 */
export function hitAt(
  point: StagePoint,
  boxes: Box[],
  selected: number | undefined,
  viewport: Viewport,
  reach: number,
): Hit {
  const chosen = selected === undefined ? undefined : boxes[selected];
  if (chosen && selected !== undefined) {
    const points = handlePoints(chosen, viewport);
    // Corners first: on a small box they matter more than the handles between them.
    const ordered = [...handles].sort((left, right) => right.length - left.length);
    const handle = ordered.find(
      (name) =>
        Math.abs(points[name].left - point.left) <= reach &&
        Math.abs(points[name].top - point.top) <= reach,
    );
    if (handle) return { kind: "handle", box: selected, handle };
  }
  const area = ([x1, y1, x2, y2]: Box) => (x2 - x1) * (y2 - y1);
  const [smallest] = boxes
    .map((box, index) => ({ box, index }))
    .filter(({ box }) => contains(box, point, viewport))
    .sort((left, right) => area(left.box) - area(right.box));
  return smallest ? { kind: "box", box: smallest.index } : { kind: "ground" };
}

function contains([x1, y1, x2, y2]: Box, point: StagePoint, viewport: Viewport): boolean {
  const from = toStage(viewport, { x: x1, y: y1 });
  const to = toStage(viewport, { x: x2, y: y2 });
  return (
    point.left >= from.left && point.left <= to.left && point.top >= from.top && point.top <= to.top
  );
}
