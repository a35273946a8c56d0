import { z } from "zod";
import { extractPalette } from "@/lib/core/palette/extract";

/** So long is the longest side of what is counted: enough for half a point of a share. */
const countedSide = 640;

const jobSchema = z.object({
  id: z.number(),
  source: z.instanceof(Blob),
  count: z.int().min(1).max(10),
});

/** Decodes a picture and finds its colours, out of the page's way. */
self.addEventListener("message", (event: MessageEvent<unknown>) => {
  const { id, source, count } = jobSchema.parse(event.data);
  extract(source, count).then(
    (found) => self.postMessage({ id, found }, { transfer: [found.regions.buffer] }),
    () => self.postMessage({ id, found: null }),
  );
});

async function extract(source: Blob, count: number) {
  const bitmap = await createImageBitmap(source);
  const scale = Math.min(1, countedSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("This browser has no canvas to count on.");
  // Single pixels of the picture, not mixtures of them: no colour is counted that is not there.
  pen.imageSmoothingEnabled = false;
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = pen.getImageData(0, 0, width, height);
  const { palette, regions } = extractPalette(pixels, count);
  return { palette, regions, width, height };
}
