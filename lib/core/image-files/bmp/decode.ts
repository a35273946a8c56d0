import { type BmpHeader, bmpHeadBytes, readBmpHeader } from "./header";
import { blueGreenRedRow, colourTableOf, indexedRow, maskedRow, type RowReader } from "./rows";
import { unpackRuns } from "./runs";

/** Pixels row by row from the top, eight bits per channel: RGB, or RGBA if the file has alpha. */
export interface BmpPixels {
  width: number;
  height: number;
  channels: 3 | 4;
  pixels: Uint8Array<ArrayBuffer>;
  /** The ICC profile for interpreting the colours. */
  profile: Uint8Array | undefined;
}

/** The most pixels that one byte of runs can stand for. */
const pixelsPerByte = 128;
/** A picture of runs may be this large and nearly empty. */
const mostEmptyPixels = 4_000_000;

/**
 * Decodes a BMP of any common kind, in time and memory proportional to its pixels. Checks what a
 * header declares against the bytes in the file before allocating anything for it.
 * @returns undefined if it is not a BMP, is cut short, or has more pixels than allowed
 */
export function decodeBmp(content: Uint8Array, maxPixels: number): BmpPixels | undefined {
  const header = readBmpHeader(content.subarray(0, bmpHeadBytes), content.length);
  if (!header || header.width * header.height > maxPixels || !isWhole(header, content.length)) {
    return undefined;
  }
  const { width, height } = header;
  const decoded =
    header.encoding.kind === "runs" ? fromRuns(content, header) : fromRows(content, header);
  if (!decoded) return undefined;
  const { profile } = header;
  return {
    width,
    height,
    ...decoded,
    profile:
      profile && new Uint8Array(content.subarray(profile.offset, profile.offset + profile.bytes)),
  };
}

/** Whether a file of this many bytes can hold the pixels that its header declares. */
function isWhole(header: BmpHeader, fileBytes: number): boolean {
  const { width, height, offset } = header;
  const there = fileBytes - offset;
  if (header.encoding.kind === "runs") {
    return width * height <= mostEmptyPixels + there * pixelsPerByte;
  }
  // The padding of the last row may be missing.
  const { rowBytes, usedBytes } = rowLength(header);
  return rowBytes * (height - 1) + usedBytes <= there;
}

/** Rows are padded to multiples of four bytes. */
function rowLength({ width, encoding }: BmpHeader) {
  const usedBytes = Math.ceil((width * bitsOf(encoding)) / 8);
  return { usedBytes, rowBytes: Math.ceil(usedBytes / 4) * 4 };
}

function bitsOf(encoding: BmpHeader["encoding"]): number {
  switch (encoding.kind) {
    case "indexed":
    case "runs":
      return encoding.bits;
    case "blueGreenRed":
      return 24;
    case "masked":
      return encoding.bytes * 8;
  }
}

type Decoded = Pick<BmpPixels, "channels" | "pixels">;

function fromRows(content: Uint8Array, header: BmpHeader): Decoded {
  const { width, height, isTopDown, encoding, offset } = header;
  const channels = encoding.kind === "masked" && encoding.masks.alpha !== 0 ? 4 : 3;
  const pixels = new Uint8Array(width * height * channels);
  const { rowBytes } = rowLength(header);
  const read = rowReader(content, header);
  for (let row = 0; row < height; row += 1) {
    const y = isTopDown ? row : height - 1 - row;
    read(content, offset + row * rowBytes, pixels, y * width * channels, width);
  }
  return channels === 4 ? withMeantAlpha(pixels) : { channels, pixels };
}

function rowReader(content: Uint8Array, header: BmpHeader): RowReader {
  const { encoding } = header;
  switch (encoding.kind) {
    case "indexed":
      return indexedRow(encoding.bits, colourTableOf(content, header));
    case "masked":
      return maskedRow(encoding.bytes, encoding.masks);
    default:
      return blueGreenRedRow;
  }
}

/** Many writers declare alpha and leave it all 0; they mean an opaque picture. */
function withMeantAlpha(pixels: Uint8Array<ArrayBuffer>): Decoded {
  for (let at = 3; at < pixels.length; at += 4) {
    if (pixels[at] !== 0) return { channels: 4, pixels };
  }
  return opaque(pixels);
}

function fromRuns(content: Uint8Array, header: BmpHeader): Decoded | undefined {
  const pixels = new Uint8Array(header.width * header.height * 4);
  const unpacked = unpackRuns(content, header, colourTableOf(content, header), pixels);
  if (!unpacked) return undefined;
  return unpacked.isFull ? opaque(pixels) : { channels: 4, pixels };
}

/** RGBA without its alpha, in the same memory. */
function opaque(pixels: Uint8Array<ArrayBuffer>): Decoded {
  const count = pixels.length / 4;
  for (let index = 0; index < count; index += 1) {
    pixels[index * 3] = pixels[index * 4] ?? 0;
    pixels[index * 3 + 1] = pixels[index * 4 + 1] ?? 0;
    pixels[index * 3 + 2] = pixels[index * 4 + 2] ?? 0;
  }
  return { channels: 3, pixels: pixels.subarray(0, count * 3) };
}
