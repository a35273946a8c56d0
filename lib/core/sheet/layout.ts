import type { Sheet, SheetGround, SheetPage, SheetRow, SheetText } from "./sheet";
import { linesIn } from "./text-lines";

/** The height of a line of text, as a multiple of the font size. */
const lineHeight = 1.4;
const titleScale = 1.8;
/** No picture is higher than this multiple of its column's width. */
const tallest = 1.5;
/** The share of the width for the names of the rows. */
const rowHeaderShare = 0.14;
/** On paper, columns narrower than this share of its width go on on further pages. */
const leastColumnShare = 0.05;
/** A longer name of a column is truncated. */
const mostHeaderLines = 4;

interface Row extends SheetRow {
  pictureHeight: number;
  height: number;
}

/**
 * Lays out a sheet: a title, then rows of pictures as large as the columns allow, with their
 * captions. On paper, rows that do not fit move to the next page as a whole, and so do columns that
 * would be too narrow; every page repeats the names of the columns.
 */
export function layoutOfSheet(sheet: Sheet, ground: SheetGround): SheetPage[] {
  const pages = partsOf(sheet, ground).flatMap((part) => pagesOf(part, ground));
  if (pages.length > 1) {
    for (const [index, page] of pages.entries()) {
      page.texts.push(footOf(index, pages.length, ground, page.height));
    }
  }
  return pages;
}

/** The columns of a sheet that find room beside each other, part by part. */
function partsOf(sheet: Sheet, ground: SheetGround): Sheet[] {
  const columns = Math.max(1, sheet.columns);
  const { columnWidth } = columnsOf(sheet, ground);
  const least = ground.width * leastColumnShare;
  if (ground.height === undefined || columnWidth >= least) return [sheet];
  const across = Math.max(
    1,
    Math.floor((columns * (columnWidth + ground.gap)) / (least + ground.gap)),
  );
  const count = Math.ceil(columns / across);
  const size = Math.ceil(columns / count);
  return Array.from({ length: count }, (_, part) => {
    const from = part * size;
    const { title, subtitle, columnHeaders, rows } = sheet;
    return {
      title: part === 0 ? title : "",
      ...(part === 0 && subtitle !== undefined ? { subtitle } : {}),
      columns: size,
      ...(columnHeaders ? { columnHeaders: columnHeaders.slice(from, from + size) } : {}),
      rows: rows.map((row) => ({ ...row, cells: row.cells.slice(from, from + size) })),
    };
  });
}

/** Where the first column begins, and how wide each is. */
function columnsOf(sheet: Sheet, { width, margin, gap }: SheetGround) {
  const hasRowHeaders = sheet.rows.some(({ header }) => header !== undefined);
  const left = margin + (hasRowHeaders ? (width - margin * 2) * rowHeaderShare + gap : 0);
  const columns = Math.max(1, sheet.columns);
  return { left, columnWidth: (width - margin - left - gap * (columns - 1)) / columns };
}

function pagesOf(sheet: Sheet, ground: SheetGround): SheetPage[] {
  const { width, margin, gap, fontSize } = ground;
  const { left, columnWidth } = columnsOf(sheet, ground);
  const line = fontSize * lineHeight;
  const lines = (sheet.columnHeaders ?? []).map((text) => linesIn(text, columnWidth, fontSize));
  const headerLines = Math.min(mostHeaderLines, Math.max(1, ...lines));
  const headerHeight = sheet.columnHeaders ? line * headerLines + gap / 2 : 0;
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

  const place = { left, columnWidth, line, headerLines };
  return pages.map(({ top, bottom, rows: onPage }, index) => {
    const height = ground.height ?? bottom - (onPage.length > 0 ? gap : 0) + margin;
    const page: SheetPage = { width, height, pictures: [], gaps: [], texts: [] };
    if (index === 0) page.texts.push(...headOf(sheet, ground).texts);
    page.texts.push(...headersOf(sheet, ground, place, top));
    for (const { row, y } of onPage) drawRow(page, row, y, ground, place);
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
  /** How many lines the names of the columns take at most. */
  headerLines: number;
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
    const area = {
      x: x + (columnWidth - width) / 2,
      y: y + (row.pictureHeight - height) / 2,
      width,
      height,
    };
    if (cell.picture !== undefined) page.pictures.push({ picture: cell.picture, ...area });
    else page.gaps.push(area);
    if (cell.picture === undefined && cell.why) {
      const inset = Math.min(line / 2, width / 8);
      const maxLines = Math.max(1, Math.floor((height - inset * 2) / line));
      const frame = { x: area.x + inset, y: area.y + inset, width: width - inset * 2 };
      page.texts.push({ ...plain, ...frame, text: cell.why, fontSize, isFaint: true, maxLines });
    }
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
    maxLines: place.headerLines,
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
