import "server-only";
import { readFile } from "node:fs/promises";
import { type BmpPixels, decodeBmp } from "@/lib/core/image-files/bmp/decode";
import { isPlainBmp } from "@/lib/core/image-files/bmp/header";
import { maxPixels } from "../max-pixels";
import { photometrics, plainTiff } from "./plain-tiff";
import type { ReadableImage } from "./readable-image";

const unassociatedAlpha = 2;

/** @throws if it cannot be decoded */
export async function readableBmp(path: string): Promise<ReadableImage> {
  const content = await readFile(path);
  const decoded = decodeBmp(content, maxPixels);
  if (!decoded) throw new Error("The BMP cannot be decoded.");
  return { ...sourceOf(decoded), isIrregular: !isPlainBmp(content) };
}

/** sharp takes raw pixels only without a profile. */
function sourceOf({ width, height, channels, pixels, profile }: BmpPixels) {
  if (!profile) return { source: pixels, raw: { width, height, channels } };
  const facts = { width, height, samples: channels, orientation: 1, profile };
  const extraSamples = channels === 4 ? [unassociatedAlpha] : [];
  const form = { bits: 8, photometric: photometrics.rgb, extraSamples } as const;
  return { source: plainTiff({ ...facts, ...form }, pixels) };
}
