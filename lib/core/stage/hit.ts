import type { Box } from "../box/box";
import { type Handle, handles } from "../box/resize";
import { boxOnStage, type StagePoint, type Viewport } from "./viewport";

export type Hit =
  | { kind: "handle"; box: number; handle: Handle }
  | { kind: "box"; box: number }
  | { kind: "ground" };

/** How close to a handle still counts as on it, in CSS pixels: a finger is less exact. */
export const handleReach = { fine: 8, finger: 22 };

/** A side of fewer reaches has no room for handles beside what is moved by its inside. */
const roomFrom = 5;
/** How far out the handles of such a box lie, and how short a side has none in its middle. */
const outset = 0.7;
const middleFrom = 3;
/** How far the line of such a box reaches into it. */
const lineWidth = 0.3;

/**
 * Where a box's handles are on the stage. Those of a small box lie around it and only at its
 * corners, so that they neither hide it nor keep it from being moved.
 * @param reach see `hitAt`
 */
export function handlePoints(
  box: Box,
  viewport: Viewport,
  reach: number,
): { handle: Handle; at: StagePoint }[] {
  const frame = boxOnStage(box, viewport);
  const across = frame.right - frame.left;
  const down = frame.bottom - frame.top;
  const out = Math.min(across, down) < roomFrom * reach ? outset * reach : 0;
  const left = frame.left - out;
  const right = frame.right + out;
  const top = frame.top - out;
  const bottom = frame.bottom + out;
  return handles.flatMap((handle) => {
    const isCorner = handle.length === 2;
    const along = handle === "n" || handle === "s" ? across : down;
    if (!isCorner && along < middleFrom * reach) return [];
    const at = {
      left: handle.includes("w") ? left : handle.includes("e") ? right : (left + right) / 2,
      top: handle.includes("n") ? top : handle.includes("s") ? bottom : (top + bottom) / 2,
    };
    return [{ handle, at }];
  });
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
  if (chosen && selected !== undefined && !isInsideSmall(chosen, point, viewport, reach)) {
    // Several are in reach at once only around a small box.
    const [nearest] = handlePoints(chosen, viewport, reach)
      .map(({ handle, at }) => ({ handle, distance: distanceBetween(at, point) }))
      .filter(({ distance }) => distance <= reach)
      .sort((one, other) => one.distance - other.distance);
    if (nearest) return { kind: "handle", box: selected, handle: nearest.handle };
  }
  const area = ([x1, y1, x2, y2]: Box) => (x2 - x1) * (y2 - y1);
  const isSelected = (index: number) => Number(index === selected);
  // Of two that cover each other, the selected one lies on top.
  const [smallest] = boxes
    .map((box, index) => ({ box, index }))
    .filter(({ box }) => contains(box, point, viewport))
    .sort(
      (one, other) =>
        area(one.box) - area(other.box) || isSelected(other.index) - isSelected(one.index),
    );
  return smallest ? { kind: "box", box: smallest.index } : { kind: "ground" };
}

/** Whether a point is inside a small box, where no handle counts. */
function isInsideSmall(box: Box, point: StagePoint, viewport: Viewport, reach: number): boolean {
  const { left, top, right, bottom } = boxOnStage(box, viewport);
  const shortest = Math.min(right - left, bottom - top);
  // Its line still belongs to the handles.
  const line = Math.min(lineWidth * reach, shortest / 4);
  return shortest < roomFrom * reach && contains(box, point, viewport, line);
}

/** How far one has to go along the axis that is farther. */
const distanceBetween = (from: StagePoint, to: StagePoint) =>
  Math.max(Math.abs(from.left - to.left), Math.abs(from.top - to.top));

function contains(box: Box, point: StagePoint, viewport: Viewport, inset = 0): boolean {
  const { left, top, right, bottom } = boxOnStage(box, viewport);
  return (
    point.left >= left + inset &&
    point.left <= right - inset &&
    point.top >= top + inset &&
    point.top <= bottom - inset
  );
}
