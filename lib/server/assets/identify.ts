import "server-only";
import { open } from "node:fs/promises";
import sharp from "sharp";
import { type ImageMime, imageMimeSchema } from "@/lib/core/models/image-mime";
import { bmpSize, isBmpWhole, maxPixels, openImage } from "./open-image";

/** Why bytes are not an image that the studio keeps. */
export type Refusal = "image.unreadable" | "image.format" | "image.tooManyPixels";

export interface IdentifiedImage {
  mime: ImageMime;
  /** Of the upright image, in pixels. */
  width: number;
  height: number;
  /** EXIF orientation; 1 where the stored pixels are upright. */
  orientation: number;
  hasAlpha: boolean;
}

const mimes: Partial<Record<string, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  tiff: "image/tiff",
  heif: "image/avif",
};

/** Reads what a file is from its content; its name and its declared type do not count. */
export async function identify(path: string): Promise<IdentifiedImage | Refusal> {
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!metadata) return identifyBmp(path);
  const isHeic = metadata.format === "heif" && metadata.compression !== "av1";
  const mime = imageMimeSchema.safeParse(mimes[metadata.format ?? ""]);
  if (!mime.success || isHeic) return "image.format";
  // A text file that draws, such as SVG, has been refused above: it has no pixels of its own.
  const { width, height } = metadata.autoOrient;
  if (width * height > maxPixels) return "image.tooManyPixels";
  return {
    mime: mime.data,
    width,
    height,
    orientation: metadata.orientation ?? 1,
    hasAlpha: metadata.hasAlpha ?? false,
  };
}

async function identifyBmp(path: string): Promise<IdentifiedImage | Refusal> {
  const file = await open(path);
  const head = Buffer.alloc(34);
  const { size: bytes } = await file.stat();
  await file.read(head, 0, head.length, 0).finally(() => file.close());
  const size = bmpSize(head);
  if (!size) return "image.unreadable";
  // A header alone must not make the decoder take a gigabyte.
  if (!isBmpWhole(head, bytes)) return "image.unreadable";
  if (size.width * size.height > maxPixels) return "image.tooManyPixels";
  const isReadable = await openImage(path, "image/bmp").then(
    () => true,
    () => false,
  );
  if (!isReadable) return "image.unreadable";
  return { mime: "image/bmp", ...size, orientation: 1, hasAlpha: false };
}
