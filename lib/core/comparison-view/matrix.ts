/**
 * How the cells of one to three axes are laid out: sheets of rows and columns, last axis across.
 */
export interface Matrix {
  /** Which of the comparison's axes these are; undefined if there is none. */
  sheetAxis: number | undefined;
  rowAxis: number | undefined;
  columnAxis: number;
  sheets: number;
  rows: number;
  columns: number;
}

/** @param counts how many values each axis has, at least one axis */
export function matrixOf(counts: number[]): Matrix {
  const columnAxis = counts.length - 1;
  const rowAxis = counts.length > 1 ? columnAxis - 1 : undefined;
  const sheetAxis = counts.length > 2 ? columnAxis - 2 : undefined;
  return {
    sheetAxis,
    rowAxis,
    columnAxis,
    sheets: sheetAxis === undefined ? 1 : (counts[sheetAxis] ?? 1),
    rows: rowAxis === undefined ? 1 : (counts[rowAxis] ?? 1),
    columns: counts[columnAxis] ?? 0,
  };
}

/** The coordinates of a cell from the indices of its values, one per axis. */
export function coordinatesOf(
  { sheetAxis, rowAxis }: Matrix,
  sheet: number,
  row: number,
  column: number,
): number[] {
  return [
    ...(sheetAxis === undefined ? [] : [sheet]),
    ...(rowAxis === undefined ? [] : [row]),
    column,
  ];
}

/** Finds cells by their coordinates. */
export function cellFinder<Cell extends { coordinates: number[] }>(
  cells: Cell[],
): (coordinates: number[]) => Cell | undefined {
  const byPlace = new Map(cells.map((cell) => [cell.coordinates.join(), cell]));
  return (coordinates) => byPlace.get(coordinates.join());
}

/**
 * Which of a call's images a cell shows, from 0; undefined if there is none.
 * @param turn the wanted index for every call; a call with fewer images shows its last one
 */
export function shownPlace(count: number, turn: number): number | undefined {
  return count > 0 ? Math.min(turn, count - 1) : undefined;
}
