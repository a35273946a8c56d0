import "server-only";
import { readFile } from "node:fs/promises";
import { mendedJpeg } from "@/lib/core/image-files/jpeg/mend";
import type { ReadableImage } from "./readable-image";

/**
 * What every browser opens is read, mended where it has to be. That all pixels are there is proven
 * by the strict reading that follows in any case.
 */
export async function readableJpeg(path: string): Promise<ReadableImage> {
  const mended = mendedJpeg(await readFile(path));
  return mended ? { source: mended, isIrregular: true } : { source: path, isIrregular: false };
}
