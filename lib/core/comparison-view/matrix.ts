/** How the cells of one to three axes lie: sheets of rows and columns. The last axis is across. */
export interface Matrix {
  /** The places of the axes among the comparison's; undefined where there is none. */
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

/** The coordinates of a cell by the places of its values, one an axis. */
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
 * Which of the images of a call a cell shows, from 0; undefined where there is none.
 * @param turn the one that is wanted of every call; a call that gave fewer shows its last one
 */
export function shownPlace(count: number, turn: number): number | undefined {
  return count > 0 ? Math.min(turn, count - 1) : undefined;
}
