import "server-only";
import { type Migration, Migrator } from "kysely/migration";
import { ConfigurationError } from "../config";
import { bringWordsUpToDate } from "./bring-words-up-to-date";
import type { Database } from "./database";

interface Plan {
  /** The name of the database, for a person, and what helps if a newer version has it. */
  name: string;
  advice: string;
  migrations: Record<string, Migration>;
  /** Called before the first migration of a database that has something to lose. */
  before?: (next: string) => Promise<void>;
}

/**
 * Migrates a database in one transaction, so a process that ends halfway changes nothing. Of several
 * that begin at the same time, one does it.
 * @throws ConfigurationError if a newer version has migrated it
 */
export async function bringUpToDate(database: Database, plan: Plan): Promise<void> {
  const { migrations, before } = plan;
  const done = await doneMigrations(database);
  refuseNewer(done, plan);
  const next = Object.keys(migrations).find((name) => !done.includes(name));
  if (next && done.length > 0) await before?.(next);
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) {
    // A newer version may have come in between.
    refuseNewer(await doneMigrations(database), plan);
    throw error;
  }
  await bringWordsUpToDate(database);
}

function refuseNewer(done: string[], { name, advice, migrations }: Plan): void {
  const unknown = done.find((migration) => !(migration in migrations));
  if (unknown === undefined) return;
  throw new ConfigurationError(
    `${name} was written by a newer version of Swatchbox (${unknown}). Start that version, or ${advice}.`,
  );
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
