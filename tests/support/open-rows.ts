import { join } from "node:path";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open-database";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { databaseFor, isOnPostgres } from "./database-settings";

/** The database of a data folder, beside or without its studio. */
export async function openRows(dataDir: string): Promise<Database> {
  return isOnPostgres
    ? openPostgres(await databaseFor(dataDir))
    : openDatabase(join(dataDir, "studio.sqlite"));
}
