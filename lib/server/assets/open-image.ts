import "server-only";
import { readFile } from "node:fs/promises";
import { decode } from "bmp-ts";
import sharp, { type Sharp } from "sharp";

/** No picture of the models is larger; beyond it one decode could take the machine's memory. */
export const maxPixels = 16_384 * 16_384;

/** Whether bytes begin as a BMP file does. */
function looksLikeBmp(head: Uint8Array): boolean {
  return head[0] === 0x42 && head[1] === 0x4d;
}

/** The size that a BMP's header declares, in pixels; undefined where there is none. */
export function bmpSize(head: Buffer): { width: number; height: number } | undefined {
  if (head.length < 26 || !looksLikeBmp(head)) return undefined;
  const width = head.readInt32LE(18);
  // A negative height means that the rows run from the top.
  const height = Math.abs(head.readInt32LE(22));
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/**
 * An image ready to be worked on, whatever its format. sharp reads all of them but BMP.
 * @throws when a BMP cannot be decoded; for other formats when the pixels are asked for
 */
export async function openImage(path: string, mime: string): Promise<Sharp> {
  if (mime !== "image/bmp") return sharp(path, { limitInputPixels: maxPixels });
  const { data, width, height } = decode(await readFile(path), { toRGBA: true });
  // The fourth byte of a BMP's pixel is padding far more often than alpha.
  return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
}
