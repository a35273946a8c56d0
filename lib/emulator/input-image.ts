import { createHash } from "node:crypto";
import sharp from "sharp";
import { bitmapPixels, readBitmapHeader } from "./bitmap.ts";

/** An image from a body, decoded as far as the rules need. */
export interface InputImage {
  sha256: string;
  width: number;
  height: number;
  bytes: number;
  /** Detected from the content: jpeg, png, webp, bmp …; undefined if it is not an image. */
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

export async function readImage(content: Buffer): Promise<InputImage> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  // Only pixel formats are opened: a vector drawing can take minutes.
  const metadata = isPicture(content)
    ? await sharp(content, { limitInputPixels: false })
        .metadata()
        .catch(() => undefined)
    : undefined;
  const bytes = content.byteLength;
  const bitmap = metadata ? undefined : readBitmapHeader(content);
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

/**
 * The first bytes of pixel formats: JPEG, PNG, GIF, TIFF in both byte orders. WebP and AVIF have
 * theirs further in.
 */
const signatures = ["\xff\xd8\xff", "\x89PNG", "GIF8", "II*\0", "MM\0*", "II+\0", "MM\0+"];

function isPicture(content: Buffer): boolean {
  const head = content.toString("latin1", 0, 12);
  const isLater = head.slice(8) === "WEBP" || head.slice(4, 8) === "ftyp";
  return isLater || signatures.some((signature) => head.startsWith(signature));
}

/**
 * The image in a form that sharp reads, for drawing; BMP is the one format that sharp does not
 * read.
 */
export async function drawable({ format, content }: InputImage): Promise<Buffer> {
  const bitmap = format === "bmp" ? readBitmapHeader(content) : undefined;
  if (!bitmap) return content;
  const { width, height } = bitmap;
  return sharp(await bitmapPixels(content, bitmap), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
