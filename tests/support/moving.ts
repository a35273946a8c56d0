import { join } from "node:path";
import type { Database } from "@/lib/server/db/database";
import { carriedTables } from "@/lib/server/db/moving/carried-tables";
import { rowsInOrder } from "@/lib/server/db/moving/table-rows";
import { openDatabase } from "@/lib/server/db/open-database";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { runScript } from "./processes";

/** What tells a studio where its things are; blank for the data folder. */
export interface PlaceSettings {
  STUDIO_DATABASE_URL: string;
  STUDIO_BLOBS: string;
}

export type LibrarySettings = Record<string, string> & PlaceSettings & { STUDIO_DATA_DIR: string };

/** Moves a library with the command for it. */
export function runMove(settings: LibrarySettings, to: Partial<PlaceSettings>, ...more: string[]) {
  const given = Object.entries({ "--to": to.STUDIO_DATABASE_URL, "--blobs": to.STUDIO_BLOBS })
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [name, value || "folder"]);
  return runScript("scripts/move-studio.mjs", settings, { arguments: [...given, ...more] });
}

/** The same, killed when it reports its so-manieth step, or one of that name. */
export const dieMoving = (settings: LibrarySettings, to: Partial<PlaceSettings>, dieAt: string) =>
  runScript("tests/support/move-and-die.mjs", settings, {
    arguments: [JSON.stringify(to), dieAt],
  });

/** Works on a library's database while no studio does. */
export async function inDatabase<Result>(
  settings: LibrarySettings,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { STUDIO_DATABASE_URL: address, STUDIO_DATA_DIR: folder } = settings;
  const database = address
    ? await openPostgres(address)
    : await openDatabase(join(folder, "studio.sqlite"));
  return work(database).finally(() => database.destroy());
}

const marks = ["arriving-from", "library", "move", "moved-to", "originals"];

/** Everything that is in its tables, but for what moves write. */
export const rowsOfLibrary = (settings: LibrarySettings) =>
  inDatabase(settings, async (database) => {
    const found: Record<string, Record<string, unknown>[]> = {};
    for (const { table, key } of carriedTables) {
      const rows = (await Array.fromAsync(rowsInOrder(database, table, key))).flat();
      found[table] = rows
        .filter(({ name }) => table !== "settings" || !marks.includes(String(name)))
        .map((row) => ({ ...row }));
    }
    return found;
  });
