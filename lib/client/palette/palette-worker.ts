import { z } from "zod";
import { extractPalette } from "@/lib/core/palette/extract";
import { countedSide } from "./counted-side";

/** A float keeps what a deep picture has beyond 8 bits until it is converted to sRGB. */
const canvasSettings = { willReadFrequently: true, colorType: "float16" };

const jobSchema = z.object({
  id: z.number(),
  source: z.union([z.instanceof(Blob), z.instanceof(ImageBitmap)]),
  count: z.int().min(1).max(10),
});

/** Decodes a picture and finds its colours off the main thread. */
self.addEventListener("message", (event: MessageEvent<unknown>) => {
  const { id, source, count } = jobSchema.parse(event.data);
  extract(source, count).then(
    (found) => {
      const transfer = [found.regions.buffer, found.pixels.buffer];
      self.postMessage({ id, found }, { transfer });
    },
    () => self.postMessage({ id, found: null }),
  );
});

async function extract(source: Blob | ImageBitmap, count: number) {
  const picture = source instanceof Blob ? await decode(source) : source;
  const full = sizeOf(picture);
  const scale = Math.min(1, countedSide / Math.max(full.width, full.height));
  const width = Math.max(1, Math.round(full.width * scale));
  const height = Math.max(1, Math.round(full.height * scale));
  const pen = new OffscreenCanvas(width, height).getContext("2d", canvasSettings);
  if (!pen) throw new Error("This browser has no canvas to count on.");
  // Sample single pixels instead of blending them, so that only colours in the picture are counted.
  pen.imageSmoothingEnabled = false;
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  const pixels = pen.getImageData(0, 0, width, height);
  const { palette, regions } = extractPalette(pixels, count);
  return { palette, regions, pixels: pixels.data, width, height };
}

const decode = async (source: Blob) => (await decodeSmaller(source)) ?? createImageBitmap(source);

/**
 * Decodes a photograph straight from its file at an eighth, a quarter or a half of its size, which
 * JPEG allows in a third of the time. Each pixel is the mean of those it stands for, as on a screen
 * at that size. Undefined if the file is no JPEG or the browser cannot do it, or leaves its brightness
 * and its colours apart: drawn from these, a colour is up to two of 255 off.
 */
async function decodeSmaller(source: Blob): Promise<VideoFrame | undefined> {
  if (source.type !== "image/jpeg" || !("ImageDecoder" in self)) return undefined;
  const decoder = new ImageDecoder({
    data: source.stream(),
    type: source.type,
    // The result is at most this large, and may be half of it, which is still enough.
    desiredWidth: 2 * countedSide,
    desiredHeight: 2 * countedSide,
  });
  try {
    const { image } = await decoder.decode();
    if (/^(RGB|BGR)/.test(image.format ?? "")) return image;
    image.close();
    return undefined;
  } catch {
    return undefined;
  } finally {
    decoder.close();
  }
}

/** The size of the picture as drawn, upright. */
const sizeOf = (picture: VideoFrame | ImageBitmap) =>
  picture instanceof ImageBitmap
    ? { width: picture.width, height: picture.height }
    : { width: picture.displayWidth, height: picture.displayHeight };
