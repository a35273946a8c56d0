/** Where a list of rows of one height lies in what is scrolled around it, in CSS pixels. */
interface RowSight {
  count: number;
  rowPx: number;
  /** How far the list's beginning is scrolled out; negative where it begins further down. */
  above: number;
  /** The height of what is in sight. */
  heightPx: number;
}

/** So many rows more on each side, so that Tab and a turn of the wheel find them there. */
const overscan = 8;

/** The rows that are drawn: from `first` up to `end`, which is none of them. */
export interface RowSpan {
  first: number;
  end: number;
}

/** The rows that are in sight or nearly so. */
export function rowsInSight({ count, rowPx, above, heightPx }: RowSight): RowSpan {
  const within = (row: number) => Math.min(count, Math.max(0, row));
  return {
    first: within(Math.floor(above / rowPx) - overscan),
    end: within(Math.ceil((above + heightPx) / rowPx) + overscan),
  };
}

/**
 * The places to draw, in order: the rows in sight, and the one with the focus wherever it is, with
 * those beside it that Tab leads to.
 */
export function drawnRows({ first, end }: RowSpan, count: number, held?: number): number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, turn) => first + turn);
  if (held === undefined) return rows;
  const kept = [held - 1, held, held + 1].filter((row) => row >= 0 && row < count);
  return [...kept.filter((row) => row < first), ...rows, ...kept.filter((row) => row >= end)];
}
