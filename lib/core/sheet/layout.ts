import type { Sheet, SheetGround, SheetPage, SheetRow, SheetText } from "./sheet";

/** The height of a line of text, as a multiple of the font size. */
const lineHeight = 1.4;
const titleScale = 1.8;
/** No picture is higher than this multiple of its column's width. */
const tallest = 1.5;
/** The share of the width for the names of the rows. */
const rowHeaderShare = 0.14;

interface Row extends SheetRow {
  pictureHeight: number;
  height: number;
}

/**
 * Lays out a sheet: a title, then rows of pictures as large as the columns allow, with their
 * captions. On paper, rows that do not fit move to the next page as a whole; every page repeats the
 * names of the columns.
 */
export function layoutOfSheet(sheet: Sheet, ground: SheetGround): SheetPage[] {
  const { width, margin, gap, fontSize } = ground;
  const hasRowHeaders = sheet.rows.some(({ header }) => header !== undefined);
  const left = margin + (hasRowHeaders ? (width - margin * 2) * rowHeaderShare + gap : 0);
  const columns = Math.max(1, sheet.columns);
  const columnWidth = (width - margin - left - gap * (columns - 1)) / columns;
  const line = fontSize * lineHeight;
  const headerHeight = sheet.columnHeaders ? line + gap / 2 : 0;
  const headHeight = headOf(sheet, ground).height;
  const footHeight = ground.height === undefined ? 0 : line + gap / 2;
  // The space for rows on a page that begins with the title, which leaves the least.
  const room =
    ground.height === undefined
      ? Number.POSITIVE_INFINITY
      : ground.height - margin * 2 - headHeight - headerHeight - footHeight;
  const rows = heightsOf(sheet, columnWidth, line, room);

  const pages: { top: number; bottom: number; rows: { row: Row; y: number }[] }[] = [];
  for (const row of rows) {
    const page = pages.at(-1);
    const end = (ground.height ?? Number.POSITIVE_INFINITY) - margin - footHeight;
    if (page && page.bottom + row.height <= end + 1e-6) {
      page.rows.push({ row, y: page.bottom });
      page.bottom += row.height + gap;
      continue;
    }
    const top = margin + (pages.length === 0 ? headHeight : 0);
    const first = top + headerHeight;
    pages.push({ top, rows: [{ row, y: first }], bottom: first + row.height + gap });
  }
  if (pages.length === 0) {
    const top = margin + headHeight;
    pages.push({ top, rows: [], bottom: top + headerHeight });
  }

  const place = { left, columnWidth, line };
  return pages.map(({ top, bottom, rows: onPage }, index) => {
    const height = ground.height ?? bottom - (onPage.length > 0 ? gap : 0) + margin;
    const page: SheetPage = { width, height, pictures: [], texts: [] };
    if (index === 0) page.texts.push(...headOf(sheet, ground).texts);
    page.texts.push(...headersOf(sheet, ground, place, top));
    for (const { row, y } of onPage) drawRow(page, row, y, ground, place);
    if (pages.length > 1) page.texts.push(footOf(index, pages.length, ground, height));
    return page;
  });
}

function heightsOf(sheet: Sheet, columnWidth: number, line: number, room: number): Row[] {
  return sheet.rows.map((row) => {
    const { cells, header } = row;
    const lines = Math.max(0, ...cells.map((cell) => cell?.caption.length ?? 0));
    const captionHeight = lines === 0 ? 0 : lines * line + line * 0.3;
    const wanted = Math.max(0, ...cells.map((cell) => (cell ? columnWidth / cell.aspect : 0)));
    const most = Math.max(1, Math.min(columnWidth * tallest, room - captionHeight));
    const pictureHeight = Math.min(wanted || columnWidth, most);
    // A panorama in a narrow column is lower than the row's name.
    const height = Math.max(pictureHeight + captionHeight, header === undefined ? 0 : line);
    return { ...row, pictureHeight, height };
  });
}

interface Place {
  /** Where the first column begins. */
  left: number;
  columnWidth: number;
  line: number;
}

function drawRow(page: SheetPage, row: Row, y: number, ground: SheetGround, place: Place): void {
  const { margin, gap, fontSize } = ground;
  const { left, columnWidth, line } = place;
  if (row.header !== undefined) {
    const maxLines = Math.max(1, Math.floor(row.pictureHeight / line));
    const frame = { x: margin, y, width: left - gap - margin };
    page.texts.push({ ...plain, ...frame, text: row.header, fontSize, isBold: true, maxLines });
  }
  for (const [index, cell] of row.cells.entries()) {
    if (!cell) continue;
    const x = left + index * (columnWidth + gap);
    const height = Math.min(row.pictureHeight, columnWidth / cell.aspect);
    const width = height * cell.aspect;
    page.pictures.push({
      picture: cell.picture,
      x: x + (columnWidth - width) / 2,
      y: y + (row.pictureHeight - height) / 2,
      width,
      height,
    });
    for (const [number, text] of cell.caption.entries()) {
      const top = y + row.pictureHeight + line * (number + 0.3);
      const frame = { x, y: top, width: columnWidth };
      page.texts.push({ ...plain, ...frame, text, fontSize, isFaint: number > 0 });
    }
  }
}

const plain = { isBold: false, isFaint: false, maxLines: 1, align: "left" } as const;

function headOf(sheet: Sheet, { width, margin, gap, fontSize }: SheetGround) {
  const texts: SheetText[] = [];
  const frame = { x: margin, width: width - margin * 2 };
  let y = margin;
  if (sheet.title !== "") {
    const size = fontSize * titleScale;
    texts.push({ ...plain, ...frame, text: sheet.title, y, fontSize: size, isBold: true });
    y += size * lineHeight;
  }
  if (sheet.subtitle !== undefined) {
    texts.push({ ...plain, ...frame, text: sheet.subtitle, y, fontSize, isFaint: true });
    y += fontSize * lineHeight;
  }
  return { texts, height: y === margin ? 0 : y - margin + gap };
}

function headersOf(sheet: Sheet, ground: SheetGround, place: Place, top: number): SheetText[] {
  const { gap, fontSize } = ground;
  return (sheet.columnHeaders ?? []).slice(0, sheet.columns).map((text, index) => ({
    ...plain,
    text,
    x: place.left + index * (place.columnWidth + gap),
    y: top,
    width: place.columnWidth,
    fontSize,
    isBold: true,
    align: "center" as const,
  }));
}

function footOf(index: number, count: number, ground: SheetGround, height: number): SheetText {
  const { width, margin, fontSize } = ground;
  return {
    ...plain,
    text: `${index + 1} / ${count}`,
    x: margin,
    y: height - margin - fontSize * lineHeight,
    width: width - margin * 2,
    fontSize,
    isFaint: true,
    align: "right",
  };
}
