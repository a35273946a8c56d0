import { layoutOfSheet } from "@/lib/core/sheet/layout";
import { type PaperName, paperSize } from "@/lib/core/sheet/paper";
import type { Sheet, SheetGround, SheetPage } from "@/lib/core/sheet/sheet";
import { largestCanvasPixels } from "@/lib/core/stage/stage-pixels";
import { drawPage, type PictureOf } from "./draw-page";

export type SheetFormat = { kind: "png" } | { kind: "pdf"; paper: PaperName; isLandscape: boolean };

interface WriteOptions {
  sheet: Sheet;
  format: SheetFormat;
  pictureOf: PictureOf;
  /** Called with the share drawn so far, 0 to 1. */
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

/** In pixels per inch. Fine enough for print; an A3 page then has eight million pixels. */
const printResolution = 200;
/** No browser makes a longer canvas. */
const longestSidePx = 16_384;
const jpegQuality = 0.92;

/** A picture is as wide as its columns need to be legible. */
const leastWidth = 1600;
const columnWidth = 180;

const groundOf = (format: SheetFormat, { columns }: Sheet): SheetGround =>
  format.kind === "png"
    ? { width: Math.max(leastWidth, columns * columnWidth), margin: 48, gap: 20, fontSize: 15 }
    : { ...paperSize(format.paper, format.isLandscape), margin: 36, gap: 12, fontSize: 7.5 };

/** How the sheet splits into pages, to preview before exporting. */
export const pagesOfSheet = (sheet: Sheet, format: SheetFormat): SheetPage[] =>
  layoutOfSheet(sheet, groundOf(format, sheet));

/**
 * Draws a sheet into a file: one long picture, or one page per sheet of paper.
 * @throws if the signal aborts it
 */
export async function writeSheet(options: WriteOptions): Promise<Blob> {
  const { sheet, format, pictureOf, onProgress, signal } = options;
  const pages = pagesOfSheet(sheet, format);
  const count = pages.reduce((sum, { pictures }) => sum + pictures.length, 0);
  let drawn = 0;
  const draw = (page: SheetPage) =>
    drawPage(page, {
      scale: scaleOf(page, format),
      pictureOf,
      signal,
      onPicture: () => {
        drawn += 1;
        onProgress(drawn / count);
      },
    });
  const [first] = pages;
  if (format.kind === "png" && first) return blobOf(await draw(first), "image/png");
  return writePdf(sheet.title, pages, draw);
}

function scaleOf({ width, height }: SheetPage, format: SheetFormat): number {
  if (format.kind === "pdf") return printResolution / 72;
  const most = Math.sqrt(largestCanvasPixels / (width * height));
  return Math.min(1.5, most, longestSidePx / Math.max(width, height));
}

async function writePdf(
  title: string,
  pages: SheetPage[],
  draw: (page: SheetPage) => Promise<HTMLCanvasElement>,
): Promise<Blob> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.setProducer("Swatchbox");
  pdf.setCreator("Swatchbox");
  for (const page of pages) {
    const picture = await blobOf(await draw(page), "image/jpeg");
    const image = await pdf.embedJpg(await picture.arrayBuffer());
    const { width, height } = page;
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  const bytes = await pdf.save();
  return new Blob([new Uint8Array(bytes)], { type: "application/pdf" });
}

function blobOf(canvas: HTMLCanvasElement, type: "image/png" | "image/jpeg"): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The canvas gave no picture."))),
      type,
      jpegQuality,
    ),
  );
}
