import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { ByteSource, Splice } from "@/lib/core/recipe/byte-source";

/** Lets somebody read parts of a file, which is closed afterwards. */
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

/** Read at once; smaller pieces cost more turns than they save memory. */
const pieceBytes = 256 * 1024;

/** A file, or a part of it with both ends inside. It is open only while somebody reads. */
export async function* fileBytes(
  path: string,
  signal: AbortSignal,
  part: { start?: number; end?: number } = {},
): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  yield* createReadStream(path, { ...part, signal, highWaterMark: pieceBytes });
}

/** A file with changes made to it on the way; on disk it stays as it is. */
export async function* splicedFile(
  path: string,
  splices: Splice[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const { at: place, remove, insert } of splices) {
    if (place > at) yield* fileBytes(path, signal, { start: at, end: place - 1 });
    if (insert.byteLength > 0) yield insert;
    at = place + remove;
  }
  yield* fileBytes(path, signal, { start: at });
}
