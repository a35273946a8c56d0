import { z } from "zod";
import { heldSwatchSchema, type Palette } from "@/lib/core/palette/palette";

/** The colours of a picture, a smaller copy of it, and which of the colours each pixel of that is. */
export interface PictureColours {
  palette: Palette;
  /** The place of each pixel's colour in the palette, rows from the top; 255 where it is see-through. */
  regions: Uint8Array<ArrayBuffer>;
  /** Red, green, blue and alpha of each pixel, rows from the top. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

const answerSchema = z.object({
  id: z.number(),
  found: z
    .object({
      palette: z.array(heldSwatchSchema),
      regions: z.instanceof(Uint8Array<ArrayBuffer>),
      pixels: z.instanceof(Uint8ClampedArray<ArrayBuffer>),
      width: z.int(),
      height: z.int(),
    })
    .nullable(),
});

/** Finds colours in a thread of its own. */
export interface PaletteExtractor {
  /** @returns null where the file is no picture that the browser can read */
  extract: (source: Blob, count: number) => Promise<PictureColours | null>;
  close: () => void;
}

export function startPaletteExtractor(): PaletteExtractor {
  const worker = new Worker(new URL("./palette-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (found: PictureColours | null) => void>();
  let lastId = 0;
  worker.addEventListener("message", (event: MessageEvent<unknown>) => {
    const { id, found } = answerSchema.parse(event.data);
    waiting.get(id)?.(found);
    waiting.delete(id);
  });
  worker.addEventListener("error", () => {
    for (const tell of waiting.values()) tell(null);
    waiting.clear();
  });
  return {
    extract(source, count) {
      lastId += 1;
      const id = lastId;
      const begun = performance.now();
      return new Promise((tell) => {
        waiting.set(id, (found) => {
          // For whoever measures: how long a picture takes, seen from the page.
          performance.measure("palette", { start: begun });
          tell(found);
        });
        worker.postMessage({ id, source, count });
      });
    },
    close: () => worker.terminate(),
  };
}
