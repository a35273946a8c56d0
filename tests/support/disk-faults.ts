import { execFile } from "node:child_process";
import { chmod, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";

/** Undoes what was done to a disk. */
type Mend = () => Promise<void>;

/** What a program that makes a backup, or a person with a shell, can do to the database. */
export function lockDatabase(dataDir: string): { unlock: () => void } {
  const other = new DatabaseSync(join(dataDir, "studio.sqlite"));
  other.exec("PRAGMA busy_timeout = 600000; BEGIN IMMEDIATE");
  return {
    unlock() {
      other.exec("ROLLBACK");
      other.close();
    },
  };
}

async function lock(dataDir: string): Promise<Mend> {
  const { unlock } = lockDatabase(dataDir);
  return async () => unlock();
}

/** As a disk that is taken out and put back: into a place where nothing has come to be meanwhile. */
async function takeAway(dataDir: string): Promise<Mend> {
  await rename(dataDir, `${dataDir}-away`);
  return () => rename(`${dataDir}-away`, dataDir);
}

/** The folder and everything in it. */
async function makeReadOnly(dataDir: string): Promise<Mend> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const all = entries.map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }));
  all.push({ path: dataDir, isFolder: true });
  for (const { path, isFolder } of all) await chmod(path, isFolder ? 0o500 : 0o400);
  return async () => {
    for (const { path, isFolder } of all) await chmod(path, isFolder ? 0o700 : 0o600);
  };
}

/** Input and output errors wherever an image would be kept. */
async function putFileInPlaceOfImages(dataDir: string): Promise<Mend> {
  const blobs = join(dataDir, "blobs");
  await rename(blobs, `${blobs}-away`);
  await writeFile(blobs, "in the way");
  return async () => {
    await rm(blobs);
    await rename(`${blobs}-away`, blobs);
  };
}

/** No file of the process may take another byte: errors of the database, and a full disk to all else. */
async function takeNoByte(_: string, pid: number | undefined): Promise<Mend> {
  const limit = (soft: string) =>
    promisify(execFile)("prlimit", ["--pid", String(pid), `--fsize=${soft}:`]);
  await limit("0");
  return async () => void (await limit("unlimited"));
}

/** What can befall the disk of a studio that runs, each with what mends it. */
export const diskFaults: Record<
  string,
  (dataDir: string, pid: number | undefined) => Promise<Mend>
> = {
  "is locked": lock,
  "is away": takeAway,
  "is read-only": makeReadOnly,
  "has a file in place of its images": putFileInPlaceOfImages,
  // Only Linux lets a limit of another process be changed.
  ...(process.platform === "linux" ? { "takes no byte": takeNoByte } : {}),
};
