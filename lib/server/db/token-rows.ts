import "server-only";
import type { Selectable } from "kysely";
import type { Database } from "./database";
import type { TokenTable } from "./schema";

export type TokenRow = Selectable<TokenTable>;

/** Newest first, those that were revoked among them. */
export function listTokenRows(database: Database): Promise<TokenRow[]> {
  return database.selectFrom("tokens").selectAll().orderBy("id", "desc").execute();
}

export function findTokenBySecret(
  database: Database,
  secretHash: string,
): Promise<TokenRow | undefined> {
  return database
    .selectFrom("tokens")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst();
}

export async function insertToken(database: Database, row: TokenRow): Promise<void> {
  await database.insertInto("tokens").values(row).execute();
}

/** Undefined if there is none with this id. */
export function changeToken(
  database: Database,
  id: string,
  changes: Partial<Pick<TokenRow, "name" | "revoked_at">>,
): Promise<TokenRow | undefined> {
  return database
    .updateTable("tokens")
    .set(changes)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

/** Notes when a token was used, unless somebody has noted it since `before`. Milliseconds since 1970. */
export async function noteTokenUse(
  database: Database,
  id: string,
  now: number,
  before: number,
): Promise<void> {
  await database
    .updateTable("tokens")
    .set({ last_used_at: now })
    .where("id", "=", id)
    .where((either) =>
      either.or([either("last_used_at", "is", null), either("last_used_at", "<", before)]),
    )
    .execute();
}
