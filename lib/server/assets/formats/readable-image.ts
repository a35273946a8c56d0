import "server-only";
import type { CreateRaw } from "sharp";

/** The same image in a form that sharp reads correctly: the file itself where possible. */
export interface ReadableImage {
  source: string | Uint8Array;
  /** Given if the source is raw pixels. */
  raw?: CreateRaw;
  /** Whether sharp alone misreads the file: other programs may read it wrong or not at all. */
  isIrregular: boolean;
}
