import "server-only";
import { chmod, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Creates a folder if it is missing, and restricts it to the user that the studio runs as. */
export async function openPrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await keepPrivate(path, 0o700);
  const names = await readdir(path);
  const databases = names.filter((name) => /\.sqlite(-wal|-shm)?$/.test(name));
  for (const name of databases) await keepPrivate(join(path, name));
}

/** Creates a file that only that user may read, before anything else writes into it. */
export async function makePrivateFile(path: string): Promise<void> {
  await (await open(path, "a", 0o600)).close();
}

/** Does nothing if the file system knows no owners or the folder belongs to somebody else. */
export async function keepPrivate(path: string, mode = 0o600): Promise<void> {
  await chmod(path, mode).catch(() => undefined);
}
