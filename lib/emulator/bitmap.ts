import { setImmediate as nextTurn } from "node:timers/promises";

interface BitmapHeader {
  width: number;
  height: number;
  isTopDown: boolean;
  offset: number;
  pixelBytes: number;
  rowBytes: number;
}

const headerBytes = 54;
/** Rows decoded before other work gets a turn. */
const rowsAtOnce = 64;

/**
 * Reads the header of the usual Windows BMP: 24 or 32 bits, uncompressed. Undefined for any other
 * kind, which then counts as no image.
 */
export function readBitmapHeader(content: Buffer): BitmapHeader | undefined {
  if (content.length < headerBytes || content.toString("latin1", 0, 2) !== "BM") return undefined;
  const offset = content.readUInt32LE(10);
  const width = content.readInt32LE(18);
  const signedHeight = content.readInt32LE(22);
  const height = Math.abs(signedHeight);
  const bits = content.readUInt16LE(28);
  const isPacked = content.readUInt32LE(30) !== 0;
  if (width <= 0 || height === 0 || isPacked || (bits !== 24 && bits !== 32)) return undefined;
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (offset < headerBytes || offset + rowBytes * height > content.length) return undefined;
  return { width, height, isTopDown: signedHeight < 0, offset, pixelBytes: bits / 8, rowBytes };
}

/** The pixels of a BMP in RGB, rows from the top. */
export async function bitmapPixels(content: Buffer, header: BitmapHeader): Promise<Buffer> {
  const { width, height, isTopDown, offset, pixelBytes, rowBytes } = header;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1) {
    if (y % rowsAtOnce === 0) await nextTurn();
    let from = offset + (isTopDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x += 1, from += pixelBytes, to += 3) {
      pixels[to] = content[from + 2] ?? 0;
      pixels[to + 1] = content[from + 1] ?? 0;
      pixels[to + 2] = content[from] ?? 0;
    }
  }
  return pixels;
}
