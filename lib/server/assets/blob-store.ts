import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { flushFolder, makeFolderWithin } from "../private-files";

/** Bytes on disk under a temporary name, not yet kept. */
export interface StagedBlob {
  path: string;
  sha256: string;
  bytes: number;
  /** Moves the bytes to their final name; call once. Nothing may refer to them before. */
  keep: () => Promise<void>;
  discard: () => Promise<void>;
}

export async function discardStaged(staged: StagedBlob | "tooManyBytes"): Promise<void> {
  if (staged !== "tooManyBytes") await staged.discard();
}

/** Files by the SHA-256 of their content. */
export interface BlobStore {
  /** Streams bytes to disk and flushes them. Stops beyond `maxBytes` and leaves nothing behind. */
  stage: (
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ) => Promise<StagedBlob | "tooManyBytes">;
  /** @throws if the name is not a SHA-256, so that no name can lead out of the folder */
  pathOf: (sha256: string) => string;
  /**
   * Runs work that must not overlap other work on the same content: keeping its file and recording
   * who needs it, or checking that nobody does and removing it.
   */
  exclusively: <Result>(sha256: string, work: () => Promise<Result>) => Promise<Result>;
  remove: (sha256: string) => Promise<void>;
  /** @throws if nothing can be written at the moment */
  probe: () => Promise<void>;
}

export async function openBlobStore(folder: string): Promise<BlobStore> {
  const incoming = join(folder, "incoming");
  // Nothing refers to files that an earlier process left half-written.
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("This is no name of a blob.");
    return join(folder, sha256.slice(0, 2), sha256);
  };

  const turns = new Map<string, Promise<unknown>>();

  return {
    pathOf,
    exclusively(sha256, work) {
      const before = turns.get(sha256) ?? Promise.resolve();
      const turn = before.then(work, work);
      turns.set(sha256, turn);
      const leave = () => {
        if (turns.get(sha256) === turn) turns.delete(sha256);
      };
      void turn.then(leave, leave);
      return turn;
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async probe() {
      const path = join(incoming, randomUUID());
      await writeFile(path, "probe", { flush: true }).finally(() => rm(path, { force: true }));
    },
    async stage(source, maxBytes) {
      const path = join(incoming, randomUUID());
      const discard = () => rm(path, { force: true });
      try {
        const written = await write(path, source, maxBytes);
        if (!written) {
          await discard();
          return "tooManyBytes";
        }
        const { sha256, bytes } = written;
        let keeping: Promise<void> | undefined;
        const keepOnce = () => {
          keeping ??= keep(path, pathOf(sha256)).catch((error: unknown) => {
            keeping = undefined;
            throw error;
          });
          return keeping;
        };
        return { path, sha256, bytes, discard, keep: keepOnce };
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

/** Replaces any file of that name: it has the same content, or should have. */
async function keep(from: string, to: string): Promise<void> {
  await makeFolderWithin(dirname(to));
  await rename(from, to);
  await flushFolder(dirname(to));
}
