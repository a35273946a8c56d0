import { z } from "zod";
import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import {
  differenceMap,
  differenceNumbersOf,
  differencesOf,
  type OpaquePixels,
  sharedSize,
} from "@/lib/core/comparison-view/difference";

/** More pixels than these reveal nothing more, and take seconds. */
const longestSide = 2048;

const partSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const jobSchema = z.object({
  id: z.number(),
  one: z.string(),
  other: z.string(),
  kind: z.enum(["values", "seen"]),
  threshold: z.number(),
  parts: z.array(partSchema),
});
type Job = z.infer<typeof jobSchema>;

interface Measured {
  key: string;
  one: OpaquePixels;
  differences: Float32Array;
}

/** The last pair is kept, so that another threshold only needs counting. */
let last: Measured | undefined;
/** One at a time, in the order of the questions. */
let turn: Promise<unknown> = Promise.resolve();

self.addEventListener("message", (event: MessageEvent<unknown>) => {
  const job = jobSchema.parse(event.data);
  turn = turn.then(() => answer(job).catch(() => self.postMessage({ id: job.id, found: null })));
});

async function answer(job: Job): Promise<void> {
  const { one, differences } = await measured(job);
  const { width, height } = one;
  const map = new ImageData(differenceMap(one, differences, job.threshold), width, height);
  const bitmap = await createImageBitmap(map);
  const found = {
    ...differenceNumbersOf(differences, one, job.threshold),
    parts: job.parts.map(
      (part) => differenceNumbersOf(differences, one, job.threshold, part).share,
    ),
    map: bitmap,
  };
  self.postMessage({ id: job.id, found }, { transfer: [bitmap] });
}

async function measured({ one, other, kind }: Job): Promise<Measured> {
  const key = JSON.stringify([one, other, kind]);
  if (last?.key === key) return last;
  last = undefined;
  const bitmaps = await Promise.all([bitmapOf(one), bitmapOf(other)]);
  const size = sharedSize(bitmaps[0], bitmaps[1], longestSide);
  const [first, second] = [pixelsOf(bitmaps[0], size), pixelsOf(bitmaps[1], size)];
  last = { key, one: first, differences: differencesOf(first, second, kind) };
  return last;
}

async function bitmapOf(url: string): Promise<ImageBitmap> {
  // Upright, with the numbers stored in the file.
  return createImageBitmap(await fetchBlob(url), { colorSpaceConversion: "none" });
}

function pixelsOf(bitmap: ImageBitmap, { width, height }: { width: number; height: number }) {
  const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("This browser has no canvas to count on.");
  pen.imageSmoothingQuality = "high";
  // Transparent areas are compared as they look on white.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = pen.getImageData(0, 0, width, height);
  return { data, width, height };
}
