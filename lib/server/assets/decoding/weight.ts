import "server-only";
import { open } from "node:fs/promises";
import { type BmpHeader, bmpHeadBytes, readBmpHeader } from "@/lib/core/image-files/bmp/header";
import { formatHeadBytes, formatOf } from "@/lib/core/image-files/content-format";
import { sharp } from "../loaders";
import { maxPixels } from "../max-pixels";

/** What decoding an image takes, judging by its header. */
export interface Weight {
  pixels: number;
  /** Bytes that must be in memory at once; 0 if rows arrive one after the other. */
  bytes: number;
}

/** Three bytes for each pixel of the largest picture that a model might draw. */
const mostBytes = maxPixels * 3;
/** A photograph. Several images up to this size may be decoded side by side. */
const mostLightPixels = 32_000_000;
const mostLightBytes = 160 * 1024 * 1024;

/** Beyond this, one decode could take all the machine's memory. */
export const isTooHeavy = ({ bytes }: Weight) => bytes > mostBytes;
export const isLight = ({ pixels, bytes }: Weight) =>
  pixels <= mostLightPixels && bytes <= mostLightBytes;

/** Nothing is known: decode it alone. */
const unknown: Weight = { pixels: Number.POSITIVE_INFINITY, bytes: 0 };
const nothing: Weight = { pixels: 0, bytes: 0 };

/** Weighs an image by its header, without decoding anything. */
export async function weigh(path: string): Promise<Weight> {
  const head = await headOf(path);
  const format = formatOf(head, new Uint8Array());
  if (format === undefined || format === "other") return nothing;
  if (format === "image/bmp") {
    const header = readBmpHeader(head.subarray(0, bmpHeadBytes), Number.POSITIVE_INFINITY);
    return header ? weightOf(header.width * header.height, bmpChannels(header)) : nothing;
  }
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!metadata) return unknown;
  const { width, height, channels, depth, isProgressive = false, orientation = 1 } = metadata;
  const pixels = Math.max(width * height, format === "image/gif" ? screenPixels(head) : 0);
  const sampleBytes = depth === "uchar" ? 1 : depth === "ushort" ? 2 : 4;
  // A rotated image must be in memory as a whole before its first row is known.
  const isWhole = isProgressive || orientation > 1;
  switch (format) {
    case "image/jpeg":
      // A progressive JPEG keeps every coefficient in two bytes until its last scan.
      return weightOf(pixels, isProgressive ? channels * 2 : isWhole ? channels : 0);
    case "image/png":
      return weightOf(pixels, isWhole ? channels * sampleBytes : 0);
    case "image/tiff":
      return weightOf(pixels, channels * sampleBytes);
    default:
      return weightOf(pixels, 4 * sampleBytes);
  }
}

/** Run-length encoding may skip pixels, which then become transparent. */
const bmpChannels = ({ encoding }: BmpHeader) =>
  encoding.kind === "runs" || (encoding.kind === "masked" && encoding.masks.alpha !== 0) ? 4 : 3;

const weightOf = (pixels: number, bytesEach: number): Weight => ({
  pixels,
  bytes: pixels * bytesEach,
});

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(formatHeadBytes), 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const screenPixels = (head: Buffer) =>
  head.length >= 10 ? head.readUInt16LE(6) * head.readUInt16LE(8) : 0;
