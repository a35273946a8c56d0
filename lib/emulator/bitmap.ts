/** A BMP's pixels in RGB, rows from the top. */
export interface Bitmap {
  width: number;
  height: number;
  data: Buffer;
}

const headerBytes = 54;

/**
 * Reads a BMP of the kind that Windows writes: 24 or 32 bits, not packed. Other kinds are taken for
 * no image at all.
 */
export function readBitmap(content: Buffer): Bitmap | undefined {
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

  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = offset + (signedHeight < 0 ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x += 1, from += bits / 8, to += 3) {
      data[to] = content[from + 2] ?? 0;
      data[to + 1] = content[from + 1] ?? 0;
      data[to + 2] = content[from] ?? 0;
    }
  }
  return { width, height, data };
}
