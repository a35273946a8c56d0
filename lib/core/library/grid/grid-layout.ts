/** How to lay out the library's tiles. */
export interface GridShape {
  /** Available width, in CSS pixels. */
  width: number;
  gap: number;
  /** The ideal row height. Rows deviate from it to fill the width. */
  target: number;
  /**
   * The entry that always starts a row. Rows before it fill backwards, so that entries added in
   * front do not move the ones behind. 0 for no such entry.
   */
  pivot: number;
}

/**
 * Every entry in rows from left to right. Rows fill the width, except for leftovers at the very
 * beginning (before a pivot) and at the end.
 */
export interface GridLayout {
  shape: GridShape;
  /** Width over height of each entry. */
  aspects: Float32Array;
  /** The first entry of each row; one more at the end. */
  starts: Int32Array;
  /** The top of each row in CSS pixels; one more at the end. */
  tops: Float64Array;
}

export interface TileFrame {
  index: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Keeps rounding errors from deciding which row a square goes to. */
const tolerance = 1e-6;

interface Row {
  count: number;
  height: number;
}

/** Lays out rows as close to the ideal height as filling the width allows. */
export function gridLayout(aspects: Float32Array, shape: GridShape): GridLayout {
  const pivot = Math.min(Math.max(0, shape.pivot), aspects.length);
  const before = rowsOf(pivot, (place) => aspects[pivot - 1 - place] ?? 1, shape).reverse();
  const after = rowsOf(aspects.length - pivot, (place) => aspects[pivot + place] ?? 1, shape);
  const count = before.length + after.length;
  const starts = new Int32Array(count + 1);
  const tops = new Float64Array(count + 1);
  for (let row = 0; row < count; row += 1) {
    const { count: entries, height } = (row < before.length
      ? before[row]
      : after[row - before.length]) ?? { count: 0, height: 0 };
    starts[row + 1] = (starts[row] ?? 0) + entries;
    tops[row + 1] = (tops[row] ?? 0) + height + shape.gap;
  }
  return { shape, aspects, starts, tops };
}

/** Fills row after row. Only the last may be left short; it then has the ideal height. */
function rowsOf(
  count: number,
  aspectAt: (place: number) => number,
  { width, gap, target }: GridShape,
): Row[] {
  const rows: Row[] = [];
  let entries = 0;
  let aspectSum = 0;
  const heightOf = (sum: number, tiles: number) => (width - gap * (tiles - 1)) / sum;
  for (let place = 0; place < count; place += 1) {
    const aspect = aspectAt(place);
    const withIt = heightOf(aspectSum + aspect, entries + 1);
    if (withIt > target * (1 + tolerance)) {
      entries += 1;
      aspectSum += aspect;
      continue;
    }
    const without = entries > 0 ? heightOf(aspectSum, entries) : Number.POSITIVE_INFINITY;
    // The closer of the two heights by ratio; both fill the width.
    const isNearerWithout = withIt <= 0 || without / target < target / withIt;
    if (entries > 0 && isNearerWithout) {
      rows.push({ count: entries, height: without });
      entries = 0;
      aspectSum = 0;
      place -= 1;
      continue;
    }
    rows.push({ count: entries + 1, height: Math.max(1, withIt) });
    entries = 0;
    aspectSum = 0;
  }
  if (entries > 0) rows.push({ count: entries, height: target });
  return rows;
}

export const rowCountOf = ({ starts }: GridLayout) => starts.length - 1;
export const entryCountOf = ({ aspects }: GridLayout) => aspects.length;

/** The total height in CSS pixels, without a gap after the last row. */
export function heightOf({ tops, shape }: GridLayout): number {
  return Math.max(0, (tops.at(-1) ?? 0) - shape.gap);
}

/** The last index in an ascending list whose value is at most the given one; 0 if there is none. */
export function lastAtMost(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row an entry is in. */
export function rowOf({ starts }: GridLayout, index: number): number {
  return Math.min(Math.max(0, starts.length - 2), lastAtMost(starts, index));
}

/** The row at a height in CSS pixels; the first or last row beyond the ends. */
export function rowAt({ tops }: GridLayout, top: number): number {
  return Math.min(Math.max(0, tops.length - 2), lastAtMost(tops, top));
}

/** The first and last row that overlap the span between two heights. */
export function rowsBetween(layout: GridLayout, top: number, bottom: number) {
  return { first: rowAt(layout, top), last: rowAt(layout, bottom) };
}

/** The positions of a row's tiles, in whole pixels to keep pictures sharp. */
export function framesOfRow(layout: GridLayout, row: number): TileFrame[] {
  const { starts, tops, aspects, shape } = layout;
  const from = starts[row] ?? 0;
  const to = starts[row + 1] ?? from;
  const top = Math.round(tops[row] ?? 0);
  const height = Math.round((tops[row + 1] ?? 0) - shape.gap) - top;
  const exact = (tops[row + 1] ?? 0) - (tops[row] ?? 0) - shape.gap;
  const frames: TileFrame[] = [];
  let left = 0;
  for (let index = from; index < to; index += 1) {
    const right = left + (aspects[index] ?? 1) * exact;
    frames.push({
      index,
      left: Math.round(left),
      top,
      width: Math.round(right) - Math.round(left),
      height,
    });
    left = right + shape.gap;
  }
  return frames;
}

export type GridDirection = "left" | "right" | "up" | "down";

/** The neighbouring entry; the same entry if there is none. */
export function neighbourOf(layout: GridLayout, index: number, direction: GridDirection): number {
  const last = entryCountOf(layout) - 1;
  if (direction === "left") return Math.max(0, index - 1);
  if (direction === "right") return Math.min(last, index + 1);
  const row = rowOf(layout, index);
  const target = row + (direction === "up" ? -1 : 1);
  if (target < 0 || target >= rowCountOf(layout)) return index;
  const centreOf = ({ left, width }: TileFrame) => left + width / 2;
  const own = framesOfRow(layout, row).find((frame) => frame.index === index);
  const centre = own ? centreOf(own) : 0;
  const distance = (frame: TileFrame) => Math.abs(centreOf(frame) - centre);
  const [nearest] = framesOfRow(layout, target).sort((one, two) => distance(one) - distance(two));
  return nearest?.index ?? index;
}

/** Every entry whose tile touches a rectangle, in CSS pixels of the whole grid. */
export function entriesWithin(
  layout: GridLayout,
  area: { left: number; top: number; right: number; bottom: number },
): number[] {
  if (entryCountOf(layout) === 0) return [];
  const { first, last } = rowsBetween(layout, area.top, area.bottom);
  const found: number[] = [];
  // Tiles are on whole pixels and may stick out of their row by a fraction of one.
  for (
    let row = Math.max(0, first - 1);
    row <= Math.min(last + 1, rowCountOf(layout) - 1);
    row += 1
  ) {
    for (const { index, left, top, width, height } of framesOfRow(layout, row)) {
      const isAside = left > area.right || left + width < area.left;
      if (!isAside && top <= area.bottom && top + height >= area.top) found.push(index);
    }
  }
  return found;
}

/** The height of a row of squares that fills the width, close to the wanted size. */
export function squareSize(width: number, gap: number, wished: number): number {
  const columns = Math.max(1, Math.round((width + gap) / (wished + gap)));
  return (width - gap * (columns - 1)) / columns;
}

/** How much to draw beyond the visible part on either side, in CSS pixels. */
export const overscanPx = 320;
/** The most tiles in the page at once, with a reserve for narrow pictures. */
const mostTiles = 260;

/** The range of the size slider for a grid of this size, in CSS pixels. */
export function sizeRange(width: number, height: number): { min: number; max: number } {
  const area = width * (height + 2 * overscanPx);
  const min = Math.max(72, Math.ceil(Math.sqrt(area / mostTiles)));
  return { min, max: Math.max(min, Math.min(420, Math.floor(width / 2))) };
}
