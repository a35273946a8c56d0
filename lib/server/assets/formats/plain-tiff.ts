import "server-only";
import { type PlainTiff, plainTiffHead } from "@/lib/core/image-files/tiff/write";

/** What the samples of a TIFF mean. */
export const photometrics = { grey: 1, rgb: 2, ycc: 6, cielab: 8, iccLab: 9 } as const;

/** A TIFF of pixels, for sharp to read with the profile that they have. */
export function plainTiff(tiff: PlainTiff, pixels: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.concat([plainTiffHead(tiff, pixels.byteLength), pixels]);
}
