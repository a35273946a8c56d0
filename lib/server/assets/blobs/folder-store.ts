import "server-only";
import { rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flushFolder, makeFolderWithin } from "../../private-files";
import { fileBytes } from "../file-source";
import { type BlobStore, checkBlobName } from "./blob-store";
import { createContentTurns } from "./content-turns";
import { openStaging } from "./staging";

/** Originals as files of a folder, each moved to its name when all of it is on disk. */
export async function openFolderStore(folder: string): Promise<BlobStore> {
  const staging = await openStaging(join(folder, "incoming"));
  const pathOf = (sha256: string) => {
    checkBlobName(sha256);
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    stage: (source, maxBytes) =>
      staging.stage(source, maxBytes, ({ path, sha256 }) => keep(path, pathOf(sha256))),
    async sizeOf(sha256) {
      const found = await stat(pathOf(sha256)).catch(() => undefined);
      return found?.size;
    },
    read: (sha256, signal, part) => fileBytes(pathOf(sha256), signal, part),
    withFile: async (sha256, work) => work(pathOf(sha256)),
    exclusively: createContentTurns(),
    remove: async (sha256) => rm(pathOf(sha256), { force: true }),
    probe: staging.probe,
  };
}

/** Replaces any file of that name: it has the same content, or should have. */
async function keep(from: string, to: string): Promise<void> {
  await makeFolderWithin(dirname(to));
  await rename(from, to);
  await flushFolder(dirname(to));
}
