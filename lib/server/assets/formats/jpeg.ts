import "server-only";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { mendedJpeg, withoutFilling } from "@/lib/core/image-files/jpeg/mend";
import { maxPixels } from "../max-pixels";
import type { ReadableImage } from "./readable-image";

/**
 * What every browser opens is read, mended where it has to be. That all pixels are there is proven
 * by the strict reading that follows in any case.
 */
export async function readableJpeg(path: string): Promise<ReadableImage> {
  const content = await readFile(path);
  const mended = mendedJpeg(content);
  const unfilled = withoutFilling(mended ?? content);
  // Filling looks like the picture's own last bits, so that only a trial tells.
  if (unfilled && !(await isWhole(mended ?? content))) {
    return { source: unfilled, isIrregular: true };
  }
  return mended ? { source: mended, isIrregular: true } : { source: path, isIrregular: false };
}

async function isWhole(content: Uint8Array): Promise<boolean> {
  // An eighth of each side: all bits are read, hardly a pixel is made.
  const small = sharp(content, { limitInputPixels: maxPixels }).resize({ width: 8, height: 8 });
  return small
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}
