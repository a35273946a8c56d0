import "server-only";
import { Kysely, type LogConfig } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { ConfigurationError } from "../config";
import { isDamaged } from "../storage-fault";
import { bringWordsUpToDate } from "./bring-words-up-to-date";
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
 * Opens the studio's database and migrates its schema in one transaction, so a process that ends
 * halfway changes nothing. Copies a non-empty database to a file beside it first.
 * @throws ConfigurationError if a newer version wrote it, or the file is not a sound database
 */
export async function openDatabase(path: string, opening: Opening = {}): Promise<Database> {
  const { migrations = allMigrations, log } = opening;
  const database = new Kysely<Schema>({ dialect: sqliteDialect(path), ...(log ? { log } : {}) });
  try {
    await bringUpToDate(database, path, migrations);
    return database;
  } catch (error) {
    await database.destroy();
    throw isDamaged(error) ? damaged(path, error) : error;
  }
}

async function bringUpToDate(
  database: Database,
  path: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const migrator = new Migrator({ db: database, provider });
  const done = await doneMigrations(database);
  const unknown = done.find((name) => !(name in migrations));
  if (unknown) {
    throw new ConfigurationError(
      `The database ${path} was written by a newer version of Swatchbox (${unknown}). Start that version, or set STUDIO_DATA_DIR to another folder.`,
    );
  }
  const next = Object.keys(migrations).find((name) => !done.includes(name));
  if (next && done.length > 0) await copyBeforeMigration(database, path, next);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  await bringWordsUpToDate(database);
}

/** The names of the migrations already applied. */
async function doneMigrations(database: Database): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const rows = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

function damaged(path: string, cause: unknown): ConfigurationError {
  return new ConfigurationError(
    `The database ${path} is damaged. Put a copy of it back, or set STUDIO_DATA_DIR to another folder; the images in blobs/ are not affected.`,
    { cause },
  );
}
