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

/**
 * Frees the memory of pixels at once. Left to the garbage collector, which hardly runs in an idle
 * process, 192 MB were still there 20 s after the last reference. Nothing may be reading them.
 */
export function free({ buffer, byteLength }: Uint8Array): void {
  // A small buffer can be part of Node's shared pool, which is not ours to free.
  const isOurs = buffer.byteLength === byteLength || byteLength > Buffer.poolSize;
  if (buffer instanceof ArrayBuffer && isOurs && !buffer.detached) buffer.transfer(0);
}
