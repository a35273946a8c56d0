import "server-only";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCodeOf } from "../../error-code";
import { flushFolder, makeFolderWithin } from "../../private-files";
import { fileBytes } from "../file-source";
import { type BlobReader, type BlobStore, type ContentTurns, checkBlobName } from "./blob-store";
import { createContentTurns } from "./content-turns";
import { openStaging } from "./staging";

/** Originals as files of a folder, each moved to its name when all of it is on disk. */
export async function openFolderStore(
  folder: string,
  exclusively: ContentTurns = createContentTurns(),
): Promise<BlobStore> {
  const staging = await openStaging(join(folder, "incoming"));
  const pathOf = pathsIn(folder);
  return {
    ...folderReader(folder),
    stage: (source, maxBytes) =>
      staging.stage(source, maxBytes, ({ path, sha256 }) => keep(path, pathOf(sha256))),
    withFile: async (sha256, work) => work(pathOf(sha256)),
    exclusively,
    remove: async (sha256) => rm(pathOf(sha256), { force: true }),
    probe: staging.probe,
  };
}

/** For looking at what a folder holds. */
export function folderReader(folder: string): BlobReader {
  const pathOf = pathsIn(folder);
  const sizeOf: BlobReader["sizeOf"] = async (sha256) => {
    const path = pathOf(sha256);
    return (await stat(path).catch(() => undefined))?.size;
  };
  return {
    sizeOf,
    read: (sha256, signal, part) => fileBytes(pathOf(sha256), signal, part),
    async *list() {
      const starts = await readdir(folder).catch((error: unknown) => {
        if (errorCodeOf(error) === "ENOENT") return [];
        throw error;
      });
      for (const start of starts) {
        if (!/^[0-9a-f]{2}$/.test(start)) continue;
        for (const sha256 of await readdir(join(folder, start))) {
          const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await sizeOf(sha256) : undefined;
          if (bytes !== undefined) yield { sha256, bytes };
        }
      }
    },
  };
}

const pathsIn = (folder: string) => (sha256: string) => {
  checkBlobName(sha256);
  return join(folder, sha256.slice(0, 2), sha256);
};

/** Replaces any file of that name: it has the same content, or should have. */
async function keep(from: string, to: string): Promise<void> {
  await makeFolderWithin(dirname(to));
  await rename(from, to);
  await flushFolder(dirname(to));
}
