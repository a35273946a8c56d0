import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Bytes on disk under a temporary name, not yet kept. */
export interface StagedBlob {
  path: string;
  sha256: string;
  bytes: number;
  /** Puts the bytes under their final name; call once. Nothing may refer to them before. */
  keep: () => Promise<void>;
  discard: () => Promise<void>;
}

export async function discardStaged(staged: StagedBlob | "tooManyBytes"): Promise<void> {
  if (staged !== "tooManyBytes") await staged.discard();
}

/** A folder for bytes that have arrived and belong to nothing yet. */
export interface Staging {
  /**
   * Streams bytes to disk and flushes them. Stops beyond `maxBytes` and leaves nothing behind.
   * @param keep puts what has arrived under its final name
   */
  stage: (
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
    keep: (arrived: Pick<StagedBlob, "path" | "sha256" | "bytes">) => Promise<void>,
  ) => Promise<StagedBlob | "tooManyBytes">;
  /** @throws if nothing can be written at the moment */
  probe: () => Promise<void>;
}

export async function openStaging(folder: string): Promise<Staging> {
  // Nothing refers to files that an earlier process left half-written.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const freshPath = () => join(folder, randomUUID());
  return {
    async probe() {
      const path = freshPath();
      await writeFile(path, "probe", { flush: true }).finally(() => rm(path, { force: true }));
    },
    async stage(source, maxBytes, keep) {
      const path = freshPath();
      const discard = () => rm(path, { force: true });
      try {
        const written = await write(path, source, maxBytes);
        if (!written) {
          await discard();
          return "tooManyBytes";
        }
        let keeping: Promise<void> | undefined;
        const keepOnce = () => {
          keeping ??= keep({ path, ...written }).catch((error: unknown) => {
            keeping = undefined;
            throw error;
          });
          return keeping;
        };
        return { path, ...written, discard, keep: keepOnce };
      } catch (error) {
        await discard();
        throw error;
      }
    },
  };
}

/**
 * How much may wait for the disk while more arrives. One write for each chunk takes twice as long.
 */
const writtenAtOnce = 1024 * 1024;

class TooManyBytes extends Error {}

async function write(path: string, source: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* measured(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new TooManyBytes();
      hash.update(chunk);
      yield chunk;
    }
  }
  // `flush` forces the bytes to the disk itself before the file counts as written.
  const options = { flags: "wx", flush: true, highWaterMark: writtenAtOnce };
  try {
    await pipeline(source, measured, createWriteStream(path, options));
  } catch (error) {
    if (error instanceof TooManyBytes) return undefined;
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}
