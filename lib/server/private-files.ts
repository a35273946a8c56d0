import "server-only";
import { access, chmod, constants, mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCodeOf } from "./error-code";

const { R_OK, W_OK, X_OK } = constants;

/**
 * Makes a folder, where it is missing, and keeps it to the user that the studio runs as.
 * @throws where that user may not write there, or to a database in it: SQLite itself only says that
 * it cannot open something
 */
export async function openPrivateFolder(path: string): Promise<void> {
  await makeFolder(path);
  await keepPrivate(path);
  await access(path, R_OK | W_OK | X_OK);
  const names = await readdir(path);
  const databases = names.filter((name) => /\.sqlite(-wal|-shm)?$/.test(name));
  for (const name of databases) {
    await keepPrivate(join(path, name));
    await access(join(path, name), R_OK | W_OK);
  }
}

/**
 * Makes a folder and those above it. Node's own way never ends where a file system denies that the
 * folder above is there, as `/proc` does.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "ENOENT" && dirname(path) !== path) {
      await makeFolder(dirname(path));
      await makeFolderWithin(path);
    } else if (code !== "EEXIST" || !(await stat(path)).isDirectory()) throw error;
  }
}

/**
 * Makes a folder within one that must be there: where the data folder is away for a moment, as a disk
 * that is changed, nothing may take its place.
 */
export async function makeFolderWithin(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (errorCodeOf(error) !== "EEXIST") throw error;
  });
}

/** Puts the names that a folder holds on disk: without this a new one can be lost in a power cut. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

/** Creates a file that only that user may read, before anything else writes into it. */
export async function makePrivateFile(path: string): Promise<void> {
  await (await open(path, "a", 0o600)).close();
}

/**
 * Removes everyone else's access. Some file systems know no owners, and a folder can belong
 * to somebody else: then it stays as it is.
 */
export async function keepPrivate(path: string): Promise<void> {
  const ofOwner = 0o700;
  await stat(path)
    .then(({ mode }) => chmod(path, mode & ofOwner))
    .catch(() => undefined);
}
