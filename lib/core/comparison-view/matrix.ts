/** A value of an axis at the head of a sheet, a row or a column; both are indices from 0. */
export interface Head {
  axis: number;
  value: number;
}

interface MatrixRow<Cell> {
  /** Undefined if there is only one axis. */
  head: Head | undefined;
  /** One per column; undefined leaves a place empty. */
  cells: (Cell | undefined)[];
}

interface MatrixTable<Cell> {
  /** Undefined if there are fewer than three axes. */
  head: Head | undefined;
  rows: MatrixRow<Cell>[];
}

/** Whether a cell is below all of the heads. */
export const isBelow = (coordinates: number[], heads: Head[]): boolean =>
  heads.every(({ axis, value }) => coordinates[axis] === value);

/** Which axis lies where: the last one across, the one before it down, a page per value of the first of three. */
export type AxisOrder = readonly number[];

/** The order in which a comparison names its axes. */
export const plainOrder = (axes: readonly unknown[]): AxisOrder => [...axes.keys()];

/** Two axes change places. */
export const swappedAxes = (order: AxisOrder, one: number, other: number): AxisOrder =>
  order.map((axis, place) => order[place === one ? other : place === other ? one : place] ?? axis);

/** The cells of one to three axes in their places. */
export interface Matrix<Cell> {
  columns: Head[];
  tables: MatrixTable<Cell>[];
}

/** Puts cells into their places. */
export function matrixOf<Cell extends { coordinates: number[] }>(
  axes: { values: unknown[] }[],
  cells: Cell[],
  order: AxisOrder = plainOrder(axes),
): Matrix<Cell> {
  const byPlace = new Map(cells.map((cell) => [cell.coordinates.join(), cell]));
  const heads = order.map((axis) =>
    Array.from(axes[axis]?.values.keys() ?? [], (value): Head => ({ axis, value })),
  );
  const none: (Head | undefined)[] = [undefined];
  const [columns = [], rows = none, tables = none] = heads.toReversed();
  return {
    columns,
    tables: tables.map((table) => ({
      head: table,
      rows: rows.map((row) => ({
        head: row,
        cells: columns.map((column) => byPlace.get(placeOf(table, row, column))),
      })),
    })),
  };
}

const placeOf = (...heads: (Head | undefined)[]) =>
  heads
    .filter((head) => head !== undefined)
    .toSorted((one, other) => one.axis - other.axis)
    .map(({ value }) => value)
    .join();

/**
 * The same places with something else in each.
 * @param make gets a cell and the values that it combines: its page's, its row's, its column's
 */
export function mapCells<Cell, Made>(
  { columns, tables }: Matrix<Cell>,
  make: (cell: Cell, heads: Head[]) => Made,
): Matrix<Made> {
  return {
    columns,
    tables: tables.map(({ head: table, rows }) => ({
      head: table,
      rows: rows.map(({ head: row, cells }) => ({
        head: row,
        cells: cells.map((cell, place) => {
          const heads = [table, row, columns[place]].filter((head) => head !== undefined);
          return cell === undefined ? undefined : make(cell, heads);
        }),
      })),
    })),
  };
}

/** Every cell, row by row. */
export const cellsOf = <Cell>({ tables }: Matrix<Cell>): Cell[] =>
  tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter((cell) => cell !== undefined)),
  );
