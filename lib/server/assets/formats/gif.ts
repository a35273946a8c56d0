import "server-only";
import { readFile } from "node:fs/promises";
import { partialFirstFrame } from "@/lib/core/image-files/gif";
import { sharp } from "../loaders";
import { maxPixels } from "../max-pixels";
import type { ReadableImage } from "./readable-image";

/** No real GIF is larger; a few bytes that claim more must not cost the memory. */
const mostScreenPixels = 8192 * 8192;

/**
 * A GIF is transparent outside its first frame. sharp makes that black if the palette has no
 * transparent colour, and crops a screen of certain common sizes to the frame.
 */
export async function readableGif(path: string): Promise<ReadableImage> {
  const content = await readFile(path);
  const partial = partialFirstFrame(content);
  if (!partial) return { source: path, isIrregular: false };
  const { screen, frame } = partial;
  const { width, height } = screen;
  if (width * height > mostScreenPixels) return { source: path, isIrregular: false };
  const { data, info } = await sharp(content, { limitInputPixels: maxPixels })
    .ensureAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = Buffer.alloc(width * height * 4);
  const right = Math.min(frame.left + frame.width, info.width);
  const bottom = Math.min(frame.top + frame.height, info.height);
  for (let y = frame.top; y < bottom; y += 1) {
    const from = (y * info.width + frame.left) * 4;
    data.copy(pixels, (y * width + frame.left) * 4, from, (y * info.width + right) * 4);
  }
  return { source: pixels, raw: { width, height, channels: 4 }, isIrregular: true };
}
