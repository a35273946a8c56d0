import "server-only";
import { open, readFile } from "node:fs/promises";
import type { Metadata } from "sharp";
import { bmpHeadBytes, readBmpHeader } from "@/lib/core/image-files/bmp/header";
import { formatHeadBytes, formatOf } from "@/lib/core/image-files/content-format";
import { countPngFrames } from "@/lib/core/image-files/png-frames";
import { countTiffPages } from "@/lib/core/image-files/tiff/pages";
import type { ImageMime } from "@/lib/core/models/image-mime";
import { maxPixels } from "./max-pixels";
import { openImage } from "./open-image";

/** Why the studio refuses bytes as an image. */
export type ImageRefusal = "image.unreadable" | "image.format" | "image.tooManyPixels";

export interface IdentifiedImage {
  mime: ImageMime;
  /** Of the upright image, in pixels. */
  width: number;
  height: number;
  /** EXIF orientation; 1 if the stored pixels are upright. */
  orientation: number;
  hasAlpha: boolean;
  /** Frames of an animation or pages; only the first is used. */
  frames: number;
  /** Programs read such a file differently, so only a copy of it is sent. */
  isIrregular: boolean;
}

/**
 * Identifies a file from its content; ignores its name and declared type. Runs in a decoding
 * thread.
 */
export async function identify(path: string): Promise<IdentifiedImage | ImageRefusal> {
  const { head, tail } = await endsOf(path);
  const isTiff = formatOf(head, tail) === "image/tiff";
  // A TIFF's directory can be anywhere in the file.
  const mime = isTiff ? formatOf(await readFile(path), tail) : formatOf(head, tail);
  if (mime === undefined) return "image.unreadable";
  if (mime === "other") return "image.format";
  // A header alone must not make a decoder allocate a gigabyte.
  if (mime === "image/bmp" && hasTooManyPixels(head)) return "image.tooManyPixels";
  const opened = await openImage(path, mime).catch(() => undefined);
  if (!opened) return mime === "image/avif" ? "image.format" : "image.unreadable";
  const { metadata, isIrregular, release } = opened;
  release();
  if (mime === "image/avif" && metadata.compression !== "av1") return "image.format";
  const { width, height } = metadata.autoOrient;
  if (width * height > maxPixels) return "image.tooManyPixels";
  return {
    mime,
    width,
    height,
    orientation: metadata.orientation ?? 1,
    hasAlpha: metadata.hasAlpha ?? false,
    frames: await framesOf(path, mime, metadata),
    isIrregular,
  };
}

/** A PNG's metadata comes before its pixels; hardly any profile is larger than this. */
const mostBeforePixels = 1024 * 1024;

async function beginningOf(path: string, mostBytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min(mostBytes, (await file.stat()).size));
    await file.read(bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    await file.close();
  }
}

async function endsOf(path: string) {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = async (from: number, to: number) => {
      const bytes = Buffer.alloc(to - from);
      await file.read(bytes, 0, bytes.length, from);
      return bytes;
    };
    return {
      head: await read(0, Math.min(size, formatHeadBytes)),
      tail: await read(Math.max(0, size - 32), size),
    };
  } finally {
    await file.close();
  }
}

function hasTooManyPixels(head: Buffer): boolean {
  const header = readBmpHeader(head.subarray(0, bmpHeadBytes), Number.POSITIVE_INFINITY);
  return header !== undefined && header.width * header.height > maxPixels;
}

async function framesOf(path: string, mime: ImageMime, { pages = 1 }: Metadata): Promise<number> {
  if (mime === "image/png") return countPngFrames(await beginningOf(path, mostBeforePixels));
  if (mime === "image/tiff") return countTiffPages(await readFile(path)) || 1;
  return pages;
}
