import "server-only";
import { Kysely, type LogConfig } from "kysely";
import type { Migration } from "kysely/migration";
import { ConfigurationError } from "../config";
import { isDamaged } from "../storage-fault";
import { bringUpToDate } from "./bring-up-to-date";
import type { Database } from "./database";
import { copyBeforeMigration } from "./dialects/sqlite/copy-before-migration";
import { sqliteDialect } from "./dialects/sqlite/node-sqlite";
import { migrations as allMigrations } from "./migrations/migrations";
import type { Schema } from "./schema";

interface Opening {
  /** Migrates the schema only up to these; by default to the newest. */
  migrations?: Record<string, Migration>;
  /** Called after every statement. */
  log?: LogConfig;
}

/**
 * Opens the studio's database in a file of SQLite and brings it up to date. Copies a non-empty database
 * to a file beside it before it migrates.
 * @throws ConfigurationError if a newer version wrote it, or the file is not a sound database
 */
export async function openDatabase(path: string, opening: Opening = {}): Promise<Database> {
  const { migrations = allMigrations, log } = opening;
  const database = new Kysely<Schema>({ dialect: sqliteDialect(path), ...(log ? { log } : {}) });
  try {
    await bringUpToDate(database, {
      name: `The database ${path}`,
      advice: "set STUDIO_DATA_DIR to another folder",
      migrations,
      before: (next) => copyBeforeMigration(database, path, next),
    });
    return database;
  } catch (error) {
    await database.destroy();
    throw isDamaged(error) ? damaged(path, error) : error;
  }
}

function damaged(path: string, cause: unknown): ConfigurationError {
  return new ConfigurationError(
    `The database ${path} is damaged. Put a copy of it back, or set STUDIO_DATA_DIR to another folder; the images in blobs/ are not affected.`,
    { cause },
  );
}
