import { z } from "zod";

/** The image formats that the studio keeps. */
export const imageMimeSchema = z.enum([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/tiff",
  "image/avif",
]);
export type ImageMime = z.infer<typeof imageMimeSchema>;

const extensions = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/tiff": "tif",
  "image/avif": "avif",
} satisfies Record<ImageMime, string>;

/** The usual file extension of a format, without the dot. */
export function extensionOf(mime: ImageMime): string {
  return extensions[mime];
}
