import { createHash } from "node:crypto";
import sharp from "sharp";

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

const dataUri = /^data:image\/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\s]+)$/;

/** Reads a data URI; undefined for anything else. */
export async function readDataUri(text: string): Promise<InputImage | undefined> {
  const match = dataUri.exec(text);
  return match?.[1] ? readImage(Buffer.from(match[1], "base64")) : undefined;
}

export async function readImage(content: Buffer): Promise<InputImage> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const metadata = await sharp(content, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  return {
    sha256,
    width: metadata?.autoOrient.width ?? 0,
    height: metadata?.autoOrient.height ?? 0,
    bytes: content.byteLength,
    format: metadata?.format,
    hasAlpha: metadata?.hasAlpha ?? false,
    content,
  };
}
