import "server-only";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { partialFirstFrame } from "@/lib/core/image-files/gif";
import { maxPixels } from "../max-pixels";
import type { ReadableImage } from "./readable-image";

/** Outside its first frame a GIF is transparent; sharp makes it black where no colour is see-through. */
export async function readableGif(path: string): Promise<ReadableImage> {
  const content = await readFile(path);
  const frame = partialFirstFrame(content);
  if (!frame) return { source: path, isIrregular: false };
  const { data, info } = await sharp(content, { limitInputPixels: maxPixels })
    .ensureAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const [left, right] = [frame.left * 4, (frame.left + frame.width) * 4];
  for (let y = 0, row = 0; y < height; y += 1, row += width * 4) {
    const isInside = y >= frame.top && y < frame.top + frame.height;
    data.fill(0, row, row + (isInside ? left : width * 4));
    if (isInside) data.fill(0, row + right, row + width * 4);
  }
  return { source: data, raw: { width, height, channels: 4 }, isIrregular: true };
}
