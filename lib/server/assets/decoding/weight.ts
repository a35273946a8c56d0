import "server-only";
import { open } from "node:fs/promises";
import { type BmpHeader, bmpHeadBytes, readBmpHeader } from "@/lib/core/image-files/bmp/header";
import { formatHeadBytes, formatOf } from "@/lib/core/image-files/content-format";
import { sharp } from "../loaders";
import { maxPixels } from "../max-pixels";

/** What it takes to decode an image, as far as its header tells. */
export interface Weight {
  pixels: number;
  /** What has to be in memory at once; 0 where rows come one after the other. */
  bytes: number;
}

/** Three bytes for each pixel of the largest picture, as a model might draw it. */
const mostBytes = maxPixels * 3;
/** A photograph. Several of these may be decoded beside each other. */
const mostLightPixels = 32_000_000;
const mostLightBytes = 160 * 1024 * 1024;

/** Beyond it one decode could take the memory that the machine has. */
export const isTooHeavy = ({ bytes }: Weight) => bytes > mostBytes;
export const isLight = ({ pixels, bytes }: Weight) =>
  pixels <= mostLightPixels && bytes <= mostLightBytes;

/** Nothing can be said: to be decoded alone. */
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
  // What is stored turned has to be there as a whole before its first row is known.
  const isWhole = isProgressive || orientation > 1;
  switch (format) {
    case "image/jpeg":
      // Of a progressive one, every coefficient waits in two bytes for the last scan.
      return weightOf(pixels, isProgressive ? channels * 2 : isWhole ? channels : 0);
    case "image/png":
      return weightOf(pixels, isWhole ? channels * sampleBytes : 0);
    case "image/tiff":
      return weightOf(pixels, channels * sampleBytes);
    default:
      return weightOf(pixels, 4 * sampleBytes);
  }
}

/** Runs may leave pixels out, so that each of them may come to be transparent. */
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
