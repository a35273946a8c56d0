import "server-only";
import type { OutputInfo } from "sharp";
import { sharp } from "./loaders";

/** Works on a file of the local disk, which may be there only while the work lasts. */
export type WithFile = <Result>(work: (path: string) => Promise<Result>) => Promise<Result>;

/** For a file that is on the local disk anyway. */
export const localFile =
  (path: string): WithFile =>
  (work) =>
    work(path);

/** What reading the pixels of a stored image needs. */
export interface Original {
  sha256: string;
  mime: string;
  withFile: WithFile;
}

/** Eight bits a channel, row by row. */
export interface DecodedPixels {
  data: Buffer;
  info: Pick<OutputInfo, "width" | "height" | "channels">;
}

/** Decoded pixels, to work on. */
export function fromPixels({ data, info: { width, height, channels } }: DecodedPixels) {
  // Their size was checked when they were decoded.
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

/** Whether images of a format are mostly photographs, which as PNG are many times as large. */
export const isPhotoFormat = (mime: string) => mime === "image/jpeg" || mime === "image/avif";

/** Rows that are looked at: enough to tell, and quick for the largest image. */
const mostRows = 256;
/** More pixels than this share differ from the one before in photographs and in finely drawn pictures. */
const mostEdges = 1 / 16;

/**
 * Whether nearly all of an image are areas of one colour, as in logos and charts. Without loss these
 * are packed quickly and small, and keep each colour to the digit; with loss it could be off by two.
 */
export function isFlat({ data, info: { width, height, channels } }: DecodedPixels): boolean {
  const rows = Math.min(height, mostRows);
  let edges = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor((row * height) / rows) * width * channels;
    for (let at = start + channels; at < start + width * channels; at += channels) {
      let channel = 0;
      while (channel < channels && data[at + channel] === data[at + channel - channels]) {
        channel += 1;
      }
      if (channel < channels) edges += 1;
    }
    if (edges > rows * width * mostEdges) return false;
  }
  return true;
}

/**
 * Frees the memory of pixels at once. Left to the garbage collector, which hardly runs in an idle
 * process, 192 MB were still there 20 s after the last reference. Nothing may be reading them.
 */
export function free({ buffer, byteLength }: Uint8Array): void {
  // A small buffer can be part of Node's shared pool, which is not ours to free.
  const isOurs = buffer.byteLength === byteLength || byteLength > Buffer.poolSize;
  if (buffer instanceof ArrayBuffer && isOurs && !buffer.detached) buffer.transfer(0);
}
