/** A rectangle on the page, in CSS pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

const outside = (at: number, start: number, length: number) =>
  Math.max(start - at, 0, at - start - length);

/**
 * The gap a pointer points at in a wrapping list: gap `i` is before item `i`, the last gap is after
 * the last item. The nearest row decides first, then the nearer side of its nearest item.
 */
export function gapAt(pointer: { x: number; y: number }, frames: Frame[]): number {
  let best: { index: number; down: number; across: number } | undefined;
  for (const [index, frame] of frames.entries()) {
    const down = outside(pointer.y, frame.top, frame.height);
    const across = outside(pointer.x, frame.left, frame.width);
    if (!best || down < best.down || (down === best.down && across < best.across)) {
      best = { index, down, across };
    }
  }
  const nearest = best && frames[best.index];
  if (!best || !nearest) return 0;
  return pointer.x < nearest.left + nearest.width / 2 ? best.index : best.index + 1;
}

/** The item whose middle half is under the pointer; at its edges a gap is meant instead. */
export function itemUnder(pointer: { x: number; y: number }, frames: Frame[]): number | undefined {
  const index = frames.findIndex(
    ({ left, top, width, height }) =>
      outside(pointer.y, top, height) === 0 &&
      outside(pointer.x, left + width / 4, width / 2) === 0,
  );
  return index === -1 ? undefined : index;
}

/** Where an item dropped into a gap ends up: removing it first shifts the later gaps by one. */
export function placeInGap(from: number, gap: number): number {
  return gap > from ? gap - 1 : gap;
}

/** Where the item at `place` is after another was inserted at `at`. */
export function placeAfterInsert(place: number, at: number): number {
  return at <= place ? place + 1 : place;
}

/** Where the item at `place` is after the one at `at` was removed; if it was that one, the next. */
export function placeAfterRemoval(place: number, at: number): number {
  return at < place ? place - 1 : place;
}

/** The place nearest to `place` that now holds the wanted value; -1 if there is none. */
export function nearestPlace<Value>(values: Value[], wanted: Value, place: number): number {
  let nearest = -1;
  for (const [index, value] of values.entries()) {
    if (value !== wanted) continue;
    if (nearest === -1 || Math.abs(index - place) < Math.abs(nearest - place)) nearest = index;
  }
  return nearest;
}
