import "server-only";
import { readFile } from "node:fs/promises";
import { mendedJpeg } from "@/lib/core/image-files/jpeg/mend";
import type { ReadableImage } from "./readable-image";

/**
 * Reads, and repairs if needed, whatever every browser opens. The strict reading that always
 * follows proves that all pixels are there.
 */
export async function readableJpeg(path: string): Promise<ReadableImage> {
  const mended = mendedJpeg(await readFile(path));
  return mended ? { source: mended, isIrregular: true } : { source: path, isIrregular: false };
}
