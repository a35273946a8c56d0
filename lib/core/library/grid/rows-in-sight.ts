/** The position of a list of equally high rows within its scroll container, in CSS pixels. */
interface RowSight {
  count: number;
  rowPx: number;
  /** How far the top of the list is scrolled out of view; negative if it starts further down. */
  above: number;
  /** Of the visible part. */
  heightPx: number;
}

/** Extra rows on each side, so that Tab and a turn of the wheel find them ready. */
const overscan = 8;

/** The rows to draw, from `first` up to but not including `end`. */
export interface RowSpan {
  first: number;
  end: number;
}

/** The rows that are visible or nearly so. */
export function rowsInSight({ count, rowPx, above, heightPx }: RowSight): RowSpan {
  const within = (row: number) => Math.min(count, Math.max(0, row));
  return {
    first: within(Math.floor(above / rowPx) - overscan),
    end: within(Math.ceil((above + heightPx) / rowPx) + overscan),
  };
}

/**
 * The places to draw, in order: the visible rows, plus the focused row wherever it is and its
 * neighbours, which Tab leads to.
 */
export function drawnRows({ first, end }: RowSpan, count: number, held?: number): number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, turn) => first + turn);
  if (held === undefined) return rows;
  const kept = [held - 1, held, held + 1].filter((row) => row >= 0 && row < count);
  return [...kept.filter((row) => row < first), ...rows, ...kept.filter((row) => row >= end)];
}
