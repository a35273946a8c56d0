import "server-only";
import type { ErrorCode } from "@/lib/core/api/problem-details";
import type { Database } from "@/lib/server/db/database";
import { findByIdempotencyKey } from "@/lib/server/db/keyed-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";

/** What tells a repeated call from a new one. */
interface KeyedCall {
  /** The caller's `Idempotency-Key`. */
  key: string;
  /** SHA-256 of the request. */
  hash: string;
}

/**
 * Stores what a call asks for, once for each key: a repeated call finds what the first one stored.
 * @param store returns undefined if another call with the key was faster
 * @returns the id of what is stored under the key; `stored` only if this very call did it. Refused
 *   with `idempotency.reused` if the key already came with another request.
 */
export async function storeOnce<Stored extends { id: string }, Code extends ErrorCode>(
  database: Database,
  table: "generations" | "batches",
  call: KeyedCall,
  store: () => Promise<Stored | Refusal<Code> | undefined>,
): Promise<{ id: string; stored?: Stored } | Refusal<Code | "idempotency.reused">> {
  const earlier = await findByKey(database, table, call);
  if (earlier) return earlier;
  const stored = await store();
  if (stored && !isRefusal(stored)) return { id: stored.id, stored };
  // The call that was faster may have taken what this one was refused for, such as the last money.
  const other = await findByKey(database, table, call);
  if (other) return other;
  if (stored) return stored;
  throw new Error(`What another call stored in ${table} has vanished.`);
}

async function findByKey(database: Database, table: "generations" | "batches", call: KeyedCall) {
  const row = await findByIdempotencyKey(database, table, call.key);
  if (!row) return undefined;
  return row.hash === call.hash ? { id: row.id } : refuse("idempotency.reused");
}
