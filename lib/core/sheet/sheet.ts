/** One picture of a sheet with the lines below it, each truncated if too long. */
export interface SheetCell {
  /** The key that identifies the picture when it is drawn; missing if there is none. */
  picture?: string;
  /** Why there is no picture, in its place. */
  why?: string;
  /** Width divided by height. */
  aspect: number;
  caption: string[];
}

/** Pictures side by side; undefined leaves a place empty. */
export interface SheetRow {
  /** Its name, on the left. */
  header?: string | undefined;
  /** At most as many as there are columns. */
  cells: (SheetCell | undefined)[];
}

/** The contents of a sheet of pictures, whatever it is drawn on. */
export interface Sheet {
  title: string;
  /** A line below the title. */
  subtitle?: string;
  columns: number;
  /** One per column, above the pictures and again on every page. */
  columnHeaders?: string[];
  rows: SheetRow[];
}

/** Cells without names, row after row. */
export function rowsOf(cells: SheetCell[], columns: number): SheetRow[] {
  const width = Math.max(1, columns);
  return Array.from({ length: Math.ceil(cells.length / width) }, (_, row) => ({
    cells: cells.slice(row * width, (row + 1) * width),
  }));
}

/**
 * Where a sheet is drawn, in any unit, such as points. Without a height it is one page, as long as
 * needed.
 */
export interface SheetGround {
  width: number;
  height?: number;
  margin: number;
  gap: number;
  /** The font size of captions; titles are larger in proportion. */
  fontSize: number;
}

export interface SheetText {
  text: string;
  /** The left end of its line, and the top. */
  x: number;
  y: number;
  /** Where it is truncated, or wrapped if it may take several lines. */
  width: number;
  fontSize: number;
  isBold: boolean;
  /** Secondary text is drawn fainter. */
  isFaint: boolean;
  maxLines: number;
  align: "left" | "center" | "right";
}

/** An area of a page. */
interface SheetArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface SheetPicture extends SheetArea {
  picture: string;
}

export interface SheetPage {
  width: number;
  height: number;
  pictures: SheetPicture[];
  /** Places where a picture is missing. */
  gaps: SheetArea[];
  texts: SheetText[];
}
