import "server-only";
import sharp from "sharp";
import { type ImageMime, imageMimeSchema } from "@/lib/core/models/image-mime";

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

/** No picture of the models is larger; beyond it one decode could take the machine's memory. */
export const maxPixels = 16_384 * 16_384;

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
  if (!metadata) return "image.unreadable";
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
