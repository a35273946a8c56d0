import "server-only";
import type { OutputInfo } from "sharp";
import { sharp } from "./loaders";

/** A kept image as its pixels are read. */
export interface Original {
  path: string;
  sha256: string;
  mime: string;
}

/** Eight bits a channel, row by row. */
export interface Pixels {
  data: Buffer;
  info: Pick<OutputInfo, "width" | "height" | "channels">;
}

/** Decoded pixels, to be worked on. */
export function fromPixels({ data, info: { width, height, channels } }: Pixels) {
  // They have been judged when they were decoded.
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

/**
 * Gives the memory of pixels back at once. Left to the garbage collector, which an idle process hardly
 * runs, 192 MB were still there 20 s after the last reference. Nothing may be reading them.
 */
export function free({ buffer, byteLength }: Uint8Array): void {
  // A small buffer can be a part of Node's common pool, which is not ours to give away.
  const isOurs = buffer.byteLength === byteLength || byteLength > Buffer.poolSize;
  if (buffer instanceof ArrayBuffer && isOurs && !buffer.detached) buffer.transfer(0);
}
