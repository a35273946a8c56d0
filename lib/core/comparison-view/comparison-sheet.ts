import type { Sheet, SheetCell } from "../sheet/sheet";
import { coordinatesOf, type Matrix } from "./matrix";

/** An image of a comparison for an exported sheet. */
export interface SheetImage {
  id: string;
  width: number;
  height: number;
  /** The lines below it, one per fact. */
  lines: string[];
}

const cellOf = ({ id, width, height, lines }: SheetImage): SheetCell => ({
  picture: id,
  aspect: width / height,
  caption: lines,
});

/** Images side by side without axes: about as many columns as rows, at most four. */
export function looseSheet(title: string, subtitle: string, images: SheetImage[]): Sheet {
  const columns = Math.min(4, Math.max(1, Math.ceil(Math.sqrt(images.length))));
  return { title, subtitle, columns, cells: images.map(cellOf) };
}

interface MatrixSheet {
  title: string;
  subtitle: string;
  matrix: Matrix;
  /** The name of an axis value; "" if there is no such axis. */
  headOf: (axis: number | undefined, value: number) => string;
  /** The image at these coordinates; undefined if there is none. */
  imageAt: (coordinates: number[]) => SheetImage | undefined;
}

/** A matrix with the names of its axes. The sheets of a third axis follow each other as rows. */
export function matrixSheet({ title, subtitle, matrix, headOf, imageAt }: MatrixSheet): Sheet {
  const across = Array.from({ length: matrix.columns }, (_, column) => column);
  const down = Array.from({ length: matrix.sheets }, (_, sheet) =>
    Array.from({ length: matrix.rows }, (__, row) => ({ sheet, row })),
  ).flat();
  const rowHeaders = down.map(({ sheet, row }) =>
    [headOf(matrix.sheetAxis, sheet), headOf(matrix.rowAxis, row)].filter(Boolean).join(", "),
  );
  return {
    title,
    subtitle,
    columns: matrix.columns,
    columnHeaders: across.map((column) => headOf(matrix.columnAxis, column)),
    ...(rowHeaders.some(Boolean) ? { rowHeaders } : {}),
    cells: down.flatMap(({ sheet, row }) =>
      across.map((column) => {
        const image = imageAt(coordinatesOf(matrix, sheet, row, column));
        return image && cellOf(image);
      }),
    ),
  };
}
