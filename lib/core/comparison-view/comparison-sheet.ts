import type { PixelSize } from "../box/box";
import { rowsOf, type Sheet, type SheetCell } from "../sheet/sheet";
import type { Head, Matrix } from "./matrix";

interface SheetWords {
  title: string;
  subtitle: string;
}

/** An image of a comparison in an exported sheet, with the lines below it. */
export function sheetCell({ id, width, height }: PixelSize & { id: string }, caption: string[]) {
  return { picture: id, aspect: width / height, caption } satisfies SheetCell;
}

/** A place whose image is missing, with the reason. */
export const gapCell = (why: string, aspect: number): SheetCell => ({ why, aspect, caption: [] });

/** Images side by side without axes: about as many columns as rows, at most four. */
export function looseSheet(words: SheetWords, cells: SheetCell[]): Sheet {
  const columns = Math.min(4, Math.max(1, Math.ceil(Math.sqrt(cells.length))));
  return { ...words, columns, rows: rowsOf(cells, columns) };
}

/**
 * A matrix with the names of its axes. The tables of a third axis follow each other as rows.
 * @param matrix a place without an image stays empty
 * @param textOf the name of an axis value
 */
export function matrixSheet(
  words: SheetWords,
  { columns, tables }: Matrix<SheetCell | undefined>,
  textOf: (head: Head) => string,
): Sheet {
  const rows = tables.flatMap(({ head: table, rows: own }) =>
    own.map(({ head: row, cells }) => {
      const heads = [table, row].filter((head) => head !== undefined);
      const header = heads.map(textOf).filter(Boolean).join(", ");
      return header === "" ? { cells } : { header, cells };
    }),
  );
  return { ...words, columns: columns.length, columnHeaders: columns.map(textOf), rows };
}
