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

const compressions = { none: 0, fields: 3 };

/** Whether a BMP of that many bytes can hold the pixels that its header declares. */
export function isBmpWhole(head: Buffer, bytes: number): boolean {
  const size = bmpSize(head);
  if (!size || head.length < 34) return false;
  const compression = head.readUInt32LE(30);
  // Run lengths can stand for any number of pixels; nobody draws 200 of them to the byte.
  const isPacked = compression !== compressions.none && compression !== compressions.fields;
  const bits = head.readUInt16LE(28);
  const wanted = (size.width * size.height * Math.max(1, bits)) / 8;
  return isPacked ? wanted <= bytes * 200 : wanted <= bytes;
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
