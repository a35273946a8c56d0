import { z } from "zod";

/** The image formats that the studio keeps. */
export const imageMimeSchema = z.enum([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/tiff",
  "image/avif",
  "image/bmp",
]);
export type ImageMime = z.infer<typeof imageMimeSchema>;
