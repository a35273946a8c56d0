import { createHash } from "node:crypto";
import sharp, { type Metadata } from "sharp";
import { readBitmap } from "./bitmap.ts";

/** An image as it arrived in a body, decoded far enough to be judged. */
export interface InputImage {
  sha256: string;
  width: number;
  height: number;
  bytes: number;
  /** As the content says: jpeg, png, webp, bmp …; undefined where it is no image. */
  format: string | undefined;
  hasAlpha: boolean;
  content: Buffer;
}

const dataUriHead = /^data:image\/[a-z0-9.+-]+;base64,/;

/** Reads a data URI; undefined for anything else. */
export async function readDataUri(text: string): Promise<InputImage | undefined> {
  const head = dataUriHead.exec(text.slice(0, 100))?.[0];
  return head ? readImage(Buffer.from(text.slice(head.length), "base64")) : undefined;
}

/** @throws where it is no image that sharp reads, also where there is nothing at all */
async function metadataOf(content: Buffer): Promise<Metadata> {
  return sharp(content, { limitInputPixels: false }).metadata();
}

export async function readImage(content: Buffer): Promise<InputImage> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const metadata = await metadataOf(content).catch(() => undefined);
  const bytes = content.byteLength;
  const bitmap = metadata ? undefined : readBitmap(content);
  if (bitmap) {
    const { width, height } = bitmap;
    return { sha256, width, height, bytes, format: "bmp", hasAlpha: false, content };
  }
  return {
    sha256,
    width: metadata?.autoOrient.width ?? 0,
    height: metadata?.autoOrient.height ?? 0,
    bytes,
    format: metadata?.format,
    hasAlpha: metadata?.hasAlpha ?? false,
    content,
  };
}

/** The image in a form that sharp reads, to be drawn upon: BMP is the one format that it does not. */
export async function drawable({ format, content }: InputImage): Promise<Buffer> {
  const bitmap = format === "bmp" ? readBitmap(content) : undefined;
  if (!bitmap) return content;
  const { data, width, height } = bitmap;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
