/** One picture of a sheet with the lines below it, each truncated if too long. */
export interface SheetCell {
  /** The key that identifies the picture when it is drawn. */
  picture: string;
  /** Width divided by height. */
  aspect: number;
  caption: string[];
}

/** The contents of a sheet of pictures, whatever it is drawn on. */
export interface Sheet {
  title: string;
  /** A line below the title. */
  subtitle?: string;
  columns: number;
  /** Row after row; undefined leaves a place empty. */
  cells: (SheetCell | undefined)[];
  /** One per column, above the pictures and again on every page. */
  columnHeaders?: string[];
  /** One per row, on the left. */
  rowHeaders?: string[];
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

interface SheetPicture {
  picture: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SheetPage {
  width: number;
  height: number;
  pictures: SheetPicture[];
  texts: SheetText[];
}
