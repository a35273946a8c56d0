import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { ByteSource, Splice } from "@/lib/core/recipe/byte-source";
import type { BytePart } from "./blobs/blob-store";

/** Opens a file for reading parts of it, and closes it afterwards. */
export async function withFileSource<Result>(
  path: string,
  look: (source: ByteSource) => Promise<Result>,
): Promise<Result> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await look({
      size,
      async read(offset, length) {
        const wanted = Math.max(0, Math.min(length, size - offset));
        const bytes = new Uint8Array(wanted);
        const { bytesRead } = await file.read(bytes, 0, wanted, offset);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}

/** Bytes per read; smaller pieces cost more round trips than they save memory. */
const pieceBytes = 256 * 1024;

/**
 * The bytes of a file, or of a part of it. The file is open only while being read.
 */
export async function* fileBytes(
  path: string,
  signal: AbortSignal,
  part: BytePart = {},
): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  yield* createReadStream(path, { ...part, signal, highWaterMark: pieceBytes });
}

/** Bytes with edits applied on the way; what they are read from stays as it is. */
export async function* splicedBytes(
  read: (part: BytePart) => AsyncGenerator<Uint8Array>,
  splices: Splice[],
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const { at: place, remove, insert } of splices) {
    if (place > at) yield* read({ start: at, end: place - 1 });
    if (insert.byteLength > 0) yield insert;
    at = place + remove;
  }
  yield* read({ start: at });
}
