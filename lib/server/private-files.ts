import "server-only";
import { chmod, mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Makes a folder, where it is missing, and keeps it to the user that the studio runs as. */
export async function openPrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await keepPrivate(path, 0o700);
  const names = await readdir(path);
  const databases = names.filter((name) => /\.sqlite(-wal|-shm)?$/.test(name));
  for (const name of databases) await keepPrivate(join(path, name));
}

/** Makes a file that only that user may read, before anybody else writes into it. */
export async function makePrivateFile(path: string): Promise<void> {
  await (await open(path, "a", 0o600)).close();
}

/** Some file systems know no owners, and a folder can belong to somebody else: then it stays as it is. */
export async function keepPrivate(path: string, mode = 0o600): Promise<void> {
  await chmod(path, mode).catch(() => undefined);
}
