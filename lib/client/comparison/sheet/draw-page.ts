import type { SheetPage, SheetText } from "@/lib/core/sheet/sheet";

/** Fetches the picture of a sheet with this key, at the size it is drawn. */
export type PictureOf = (picture: string, longSidePx: number) => Promise<ImageBitmap>;

interface DrawOptions {
  /** Pixels per unit of the layout. */
  scale: number;
  pictureOf: PictureOf;
  /** Called after every picture. */
  onPicture: () => void;
  signal: AbortSignal;
}

const ink = { paper: "#ffffff", text: "#16191c", faint: "#5d656e", gap: "#e7eaed" };
const ellipsis = "…";

/**
 * Draws a page of a sheet on white, in the page's own fonts, so that every script is covered. A
 * picture that fails leaves a grey area; the rest can still be printed.
 * @throws if the signal aborts it
 */
export async function drawPage(page: SheetPage, options: DrawOptions): Promise<HTMLCanvasElement> {
  const { scale, pictureOf, onPicture, signal } = options;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(page.width * scale);
  canvas.height = Math.round(page.height * scale);
  const pen = canvas.getContext("2d", { alpha: false });
  if (!pen) throw new Error("This browser gives no canvas.");
  pen.scale(scale, scale);
  pen.fillStyle = ink.paper;
  pen.fillRect(0, 0, page.width, page.height);
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = ink.gap;
  for (const { x, y, width, height } of page.gaps) pen.fillRect(x, y, width, height);
  for (const { picture, x, y, width, height } of page.pictures) {
    signal.throwIfAborted();
    const bitmap = await pictureOf(picture, Math.max(width, height) * scale).catch(() => undefined);
    if (bitmap) pen.drawImage(bitmap, x, y, width, height);
    else {
      pen.fillStyle = ink.gap;
      pen.fillRect(x, y, width, height);
    }
    bitmap?.close();
    onPicture();
  }
  const family = getComputedStyle(document.body).fontFamily;
  for (const text of page.texts) drawText(pen, text, family);
  return canvas;
}

function drawText(pen: CanvasRenderingContext2D, text: SheetText, family: string): void {
  const { x, y, width, fontSize, isBold, isFaint, maxLines, align } = text;
  pen.font = `${isBold ? 600 : 400} ${fontSize}px ${family}`;
  pen.fillStyle = isFaint ? ink.faint : ink.text;
  pen.textBaseline = "top";
  pen.textAlign = align;
  const at = align === "left" ? x : align === "right" ? x + width : x + width / 2;
  const measure = (words: string) => pen.measureText(words).width;
  for (const [index, line] of linesOf(text.text, width, maxLines, measure).entries()) {
    pen.fillText(line, at, y + index * fontSize * 1.4);
  }
}

/** The text in lines that fit; the last one is truncated if there is more text. */
function linesOf(
  text: string,
  width: number,
  maxLines: number,
  measure: (words: string) => number,
): string[] {
  const lines: string[] = [];
  let rest = [...text.replace(/\s+/g, " ").trim()];
  while (rest.length > 0 && lines.length < maxLines) {
    const isLast = lines.length === maxLines - 1;
    if (measure(rest.join("")) <= width) {
      lines.push(rest.join(""));
      break;
    }
    const length = fittingLength(rest, width - (isLast ? measure(ellipsis) : 0), measure);
    if (isLast) lines.push(`${rest.slice(0, length).join("")}${ellipsis}`);
    else {
      // Break between words if there are any.
      const space = rest.slice(0, length + 1).lastIndexOf(" ");
      const end = space > 0 ? space : Math.max(1, length);
      lines.push(rest.slice(0, end).join(""));
      rest = rest.slice(space > 0 ? end + 1 : end);
    }
  }
  return lines;
}

/** How many characters fit, by binary search. */
function fittingLength(
  characters: string[],
  width: number,
  measure: (words: string) => number,
): number {
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join("")) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}
