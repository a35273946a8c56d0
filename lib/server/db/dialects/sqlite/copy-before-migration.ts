import "server-only";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";
import { keepPrivate } from "@/lib/server/private-files";

/**
 * Copies the database as it is to a file beside it, named after the next migration:
 * `studio.before-0008-people.sqlite`. Deletes earlier copies. A copy gets its name only once it is
 * complete and on disk.
 */
export async function copyBeforeMigration(
  database: Database,
  path: string,
  migration: string,
): Promise<void> {
  const folder = dirname(path);
  const stem = `${basename(path, ".sqlite")}.before-`;
  const copy = join(folder, `${stem}${migration}.sqlite`);
  const partial = `${copy}.partial`;
  // SQLite does not write a copy over an existing file.
  await rm(partial, { force: true });
  await sql`vacuum into ${partial}`.execute(database);
  await keepPrivate(partial);
  await flush(partial);
  await rename(partial, copy);
  for (const name of await readdir(folder)) {
    const isEarlier = name.startsWith(stem) && join(folder, name) !== copy;
    if (isEarlier) await rm(join(folder, name), { force: true });
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync().finally(() => file.close());
}
