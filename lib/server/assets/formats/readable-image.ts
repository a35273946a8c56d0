import "server-only";
import type { CreateRaw } from "sharp";

/** The same image in a form that sharp reads right: the file itself wherever it does. */
export interface ReadableImage {
  source: string | Uint8Array;
  /** Where the source is nothing but pixels. */
  raw?: CreateRaw;
  /** Whether the file needed more than sharp: other programs may read it wrong or not at all. */
  isIrregular: boolean;
}
