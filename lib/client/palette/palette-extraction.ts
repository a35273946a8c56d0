import { z } from "zod";
import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import { questionsTo, type WorkerQuestions } from "@/lib/client/browser/worker-questions";
import { heldSwatchSchema, type Palette } from "@/lib/core/palette/palette";

/** A picture's colours, a smaller copy of it, and the colour each pixel of the copy belongs to. */
const pictureColoursSchema = z.object({
  palette: z.array(heldSwatchSchema),
  /** Each pixel's index into the palette, rows from the top; 255 if transparent. */
  regions: z.instanceof(Uint8Array<ArrayBuffer>),
  /** Red, green, blue and alpha of each pixel, rows from the top. */
  pixels: z.instanceof(Uint8ClampedArray<ArrayBuffer>),
  width: z.int(),
  height: z.int(),
});
export type PictureColours = z.infer<typeof pictureColoursSchema>;

interface ColoursQuestion {
  source: Blob | ImageBitmap;
  /** How many colours to find. */
  count: number;
}

/** Finds colours in a worker. */
export type PaletteExtractor = WorkerQuestions<ColoursQuestion, PictureColours>;

export function startPaletteExtractor(): PaletteExtractor {
  const worker = new Worker(new URL("./palette-worker.ts", import.meta.url), { type: "module" });
  const questions = questionsTo<ColoursQuestion, PictureColours>(worker, pictureColoursSchema);
  return {
    ...questions,
    async ask(question) {
      const start = performance.now();
      const found = await questions.ask(question);
      // For measurements: how long a picture takes as seen from the page.
      performance.measure("palette", { start });
      return found;
    },
  };
}

/** The main colours of one of the studio's pictures; undefined if it cannot be read. */
export async function paletteOfPicture(url: string, count: number): Promise<Palette | undefined> {
  const extractor = startPaletteExtractor();
  try {
    return (await extractor.ask({ source: await fetchBlob(url), count }))?.palette;
  } catch {
    return undefined;
  } finally {
    extractor.close();
  }
}
