import "server-only";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations";
import { sqliteDialect } from "./node-sqlite";
import type { Schema } from "./schema";

export type Database = Kysely<Schema>;

/** Opens the studio's database and brings its schema up to date. */
export async function openDatabase(path: string): Promise<Database> {
  const database = new Kysely<Schema>({ dialect: sqliteDialect(path) });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error("The database could not be brought up to date.", { cause: error });
  return database;
}
