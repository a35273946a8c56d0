import { z } from "zod";
import { questionsTo, type WorkerQuestions } from "@/lib/client/browser/worker-questions";
import { heldSwatchSchema } from "@/lib/core/palette/palette";

/** The colours of a picture, a smaller copy of it, and which of the colours each pixel of that is. */
const pictureColoursSchema = z.object({
  palette: z.array(heldSwatchSchema),
  /** The place of each pixel's colour in the palette, rows from the top; 255 where it is see-through. */
  regions: z.instanceof(Uint8Array<ArrayBuffer>),
  /** Red, green, blue and alpha of each pixel, rows from the top. */
  pixels: z.instanceof(Uint8ClampedArray<ArrayBuffer>),
  width: z.int(),
  height: z.int(),
});
export type PictureColours = z.infer<typeof pictureColoursSchema>;

interface ColoursQuestion {
  source: Blob;
  /** How many colours. */
  count: number;
}

/** Finds colours in a thread of its own. */
export type PaletteExtractor = WorkerQuestions<ColoursQuestion, PictureColours>;

export function startPaletteExtractor(): PaletteExtractor {
  const worker = new Worker(new URL("./palette-worker.ts", import.meta.url), { type: "module" });
  const questions = questionsTo<ColoursQuestion, PictureColours>(worker, pictureColoursSchema);
  return {
    ...questions,
    async ask(question) {
      const start = performance.now();
      const found = await questions.ask(question);
      // For whoever measures: how long a picture takes, seen from the page.
      performance.measure("palette", { start });
      return found;
    },
  };
}
