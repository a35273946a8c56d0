import "server-only";
import { type Migration, Migrator } from "kysely/migration";
import { ConfigurationError } from "../config";
import { bringWordsUpToDate } from "./bring-words-up-to-date";
import type { Database } from "./database";
import { findSetting } from "./setting-rows";

interface Plan {
  /** The name of the database, for a person, and what helps if a newer version has it. */
  name: string;
  advice: string;
  migrations: Record<string, Migration>;
  /** Called before the first migration of a database that has something to lose. */
  before?: (next: string) => Promise<void>;
  /** Whether to work on what a newer version has changed, if that version allows it. */
  besideNewer?: boolean;
}

/**
 * The setting that names a migration which a version has to know to work on the database. One that takes
 * something away writes its own name there.
 */
const needed = "needs";

/**
 * Migrates a database in one transaction, so a process that ends halfway changes nothing. Of several
 * that begin at the same time, one does it.
 * @throws ConfigurationError if a newer version has migrated it so that this one cannot work on it
 */
export async function bringUpToDate(database: Database, plan: Plan): Promise<void> {
  const { migrations, before } = plan;
  const done = await doneMigrations(database);
  if (await isNewer(database, done, plan)) return;
  const next = Object.keys(migrations).find((name) => !done.includes(name));
  if (next && done.length > 0) await before?.(next);
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) {
    // A newer version may have come in between.
    if (await isNewer(database, await doneMigrations(database), plan)) return;
    throw error;
  }
  await bringWordsUpToDate(database);
}

/**
 * Whether a newer version has migrated the database and lets this one work on it, as a replica that is
 * replaced later than others.
 * @throws ConfigurationError if it does not
 */
async function isNewer(
  database: Database,
  done: string[],
  { name, advice, migrations, besideNewer = false }: Plan,
): Promise<boolean> {
  const unknown = done.find((migration) => !(migration in migrations));
  if (unknown === undefined) return false;
  const isWhole = Object.keys(migrations).every((migration) => done.includes(migration));
  if (besideNewer && isWhole) {
    const least = await findSetting(database, needed);
    if (least === undefined || least in migrations) return true;
  }
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
