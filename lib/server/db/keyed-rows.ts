import "server-only";
import type { Database } from "./database";

/** What a caller's idempotency key was used for, and the SHA-256 of that request. */
export async function findByIdempotencyKey(
  database: Database,
  table: "generations" | "batches",
  key: string,
): Promise<{ id: string; hash: string } | undefined> {
  return database
    .selectFrom(table)
    .select(["id", "request_hash as hash"])
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
}
