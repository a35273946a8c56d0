import "server-only";
import { type PlainTiff, plainTiffHead } from "@/lib/core/image-files/tiff/write";

/** The values of TIFF's photometric interpretation tag. */
export const photometrics = { grey: 1, rgb: 2, ycc: 6, cielab: 8, iccLab: 9 } as const;

/** An uncompressed TIFF of these pixels, for sharp to read with their profile. */
export function plainTiff(tiff: PlainTiff, pixels: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.concat([plainTiffHead(tiff, pixels.byteLength), pixels]);
}
