import "server-only";
import { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { ConfigurationError } from "../config";
import { sqlStateOf } from "../storage-fault";
import { bringUpToDate } from "./bring-up-to-date";
import type { Database } from "./database";
import {
  type ClaimWatch,
  claimDatabase,
  type DatabaseClaim,
} from "./dialects/postgres/claim-database";
import { postgresDialect } from "./dialects/postgres/node-postgres";
import { SerialKysely } from "./dialects/postgres/serial-kysely";
import { readServerFacts } from "./dialects/postgres/server-facts";
import { postgresMigrations } from "./migrations/migrations";
import type { Schema } from "./schema";

const oldestVersion = 15;

interface Opening {
  migrations?: Record<string, Migration>;
  /** Whether to work on what a newer version has changed, if that version allows it. */
  besideNewer?: boolean;
}

/**
 * Opens the studio's database on a server of PostgreSQL and brings it up to date.
 * @param address with user and password, which no message repeats
 * @throws ConfigurationError if it cannot be used, with a message for a person
 */
export async function openPostgres(
  address: string,
  { migrations = postgresMigrations, besideNewer = false }: Opening = {},
): Promise<Database> {
  const place = placeOf(address);
  const database = new SerialKysely<Schema>({ dialect: postgresDialect(address) });
  try {
    const { version, encoding } = await readServerFacts(database);
    if (version < oldestVersion) {
      throw new ConfigurationError(
        `${place.server} is PostgreSQL ${version}. The studio needs version ${oldestVersion} or later.`,
      );
    }
    if (encoding !== "UTF8") {
      throw new ConfigurationError(
        `The database ${place.name} keeps its texts as ${encoding}. Create one with the encoding UTF8.`,
      );
    }
    await bringUpToDate(database, {
      name: `The database ${place.name} on ${place.server}`,
      advice: "set STUDIO_DATABASE_URL to another database",
      migrations,
      besideNewer,
    });
    return database;
  } catch (error) {
    await database.destroy();
    throw refusalOf(error, place) ?? error;
  }
}

/**
 * Lets a program look into the studio's database on a server as it is, also while a studio is at work
 * on it.
 * @throws ConfigurationError if it cannot be used, with a message for a person
 */
export async function lookIntoPostgres<Found>(
  address: string,
  look: (database: Database) => Promise<Found>,
): Promise<Found> {
  const database = new Kysely<Schema>({ dialect: postgresDialect(address) });
  try {
    return await look(database);
  } catch (error) {
    throw refusalOf(error, placeOf(address)) ?? error;
  } finally {
    await database.destroy();
  }
}

/** What a person calls the database at an address, without user and password. */
export function databaseNameAt(address: string): string {
  const { name, server } = placeOf(address);
  return `the database ${name} on ${server}`;
}

/**
 * Keeps every other studio away from a database until this process ends.
 * @throws ConfigurationError if another studio has it, or if it cannot be used
 */
export async function lockPostgres(address: string, watch: ClaimWatch): Promise<DatabaseClaim> {
  const place = placeOf(address);
  const claim = await claimDatabase(address, watch).catch((error: unknown) => {
    throw refusalOf(error, place) ?? error;
  });
  if (claim) return claim;
  throw new ConfigurationError(
    `Another studio is using the database ${place.name} on ${place.server}. End it, or set STUDIO_DATABASE_URL to another database.`,
  );
}

interface Place {
  server: string;
  name: string;
  user: string;
}

function placeOf(address: string): Place {
  const { host, pathname, username } = new URL(address);
  return {
    server: host || "the server of this machine",
    name: decodeURIComponent(pathname.slice(1)) || "of that user's name",
    user: decodeURIComponent(username) || "of this system",
  };
}

/** What a person can do about a server that does not let the studio in. */
function refusalOf(error: unknown, { server, name, user }: Place): ConfigurationError | undefined {
  const state = sqlStateOf(error);
  if (!(error instanceof Error) || state === undefined) return undefined;
  const sentence = (text: string) => new ConfigurationError(text, { cause: error });
  if (state.startsWith("28")) {
    return sentence(
      `${server} does not let the user ${user} in. See to the user and the password in STUDIO_DATABASE_URL, and to the server's pg_hba.conf.`,
    );
  }
  if (state === "3D000") {
    return sentence(
      `${server} has no database ${name}. Create it, or name another one in STUDIO_DATABASE_URL.`,
    );
  }
  if (state === "42501") {
    return sentence(
      `The user ${user} may not create tables in the database ${name} on ${server}. Make that user its owner.`,
    );
  }
  if (state.startsWith("08") || state.startsWith("57P")) {
    return sentence(
      `The database at ${server} does not answer (${error.message}). Start the server, or see to STUDIO_DATABASE_URL.`,
    );
  }
  return undefined;
}
