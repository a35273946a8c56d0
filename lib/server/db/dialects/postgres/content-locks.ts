import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";

/**
 * Runs work while no other replica works on the same contents. Each call keeps a connection of the
 * pool, so the caller bounds how many there are at a time.
 */
export function withContentLocks<Result>(
  database: Database,
  sha256s: string[],
  work: () => Promise<Result>,
): Promise<Result> {
  return database.connection().execute(async (connection) => {
    try {
      // Keeping a large original takes longer than any other lock may be waited for.
      await sql`set lock_timeout = 0`.execute(connection);
      // Sorted, so that no two wait for each other.
      for (const sha256 of [...new Set(sha256s)].toSorted()) {
        await sql`select pg_advisory_lock(${lockOf(sha256)})`.execute(connection);
      }
      return await work();
    } finally {
      // Where the connection is lost, its locks are, too.
      await sql`select pg_advisory_unlock_all()`.execute(connection).catch(() => undefined);
      await sql`reset lock_timeout`.execute(connection).catch(() => undefined);
    }
  });
}

/** The first 64 bits of a hash: two contents that share them only wait for each other. */
const lockOf = (sha256: string) => BigInt.asIntN(64, BigInt(`0x${sha256.slice(0, 16)}`));
