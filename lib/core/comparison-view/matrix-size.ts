import type { PixelSize } from "../box/box";

/** What a matrix is made of, and how far apart its parts are, in CSS pixels. */
export interface MatrixShape {
  tables: number;
  rows: number;
  columns: number;
  /** Width divided by height of a cell. */
  aspect: number;
  /** Space for the names of rows; 0 if rows have none. */
  rowHead: number;
  /** The height that the names of rows need at least. */
  rowHeight: number;
  /** Space for the names of columns, and of the table if there are several, at a width of the cells. */
  columnHead: (width: number) => number;
  gap: number;
  /** Between two tables. */
  tableGap: number;
}

const step = 4;

/** The space that all the tables need at a width of the cells: they follow each other like words. */
export function spaceOf(shape: MatrixShape, width: number, room: PixelSize): PixelSize {
  const { tables, rows, columns, aspect, rowHead, rowHeight, columnHead, gap, tableGap } = shape;
  const height = Math.max(rowHeight, Math.round(width / aspect));
  const table = {
    width: rowHead + columns * (width + gap),
    height: columnHead(width) + rows * (height + gap),
  };
  const fitting = Math.floor((room.width + tableGap) / (table.width + tableGap));
  const across = Math.min(tables, Math.max(1, fitting));
  const down = Math.ceil(tables / across);
  return {
    width: across * table.width + (across - 1) * tableGap,
    height: down * table.height + (down - 1) * tableGap,
  };
}

/** The largest width of the cells at which everything is in sight at once, within the limits. */
export function fittingWidth(
  shape: MatrixShape,
  room: PixelSize,
  limits: { least: number; most: number },
): number {
  for (let width = limits.most; width > limits.least; width -= step) {
    const space = spaceOf(shape, width, room);
    if (space.width <= room.width && space.height <= room.height) return width;
  }
  return limits.least;
}
