import "server-only";
import { sql } from "kysely";
import type { SqlDialect } from "@/lib/server/db/dialects/sql-dialect";
import { shownByPlace, sqliteSearch } from "./sqlite-search";

export const sqliteWords: SqlDialect = {
  search: sqliteSearch,
  selectKeys: (keys) => sql`(select value from json_each(${JSON.stringify(keys)}))`,
  shownByPlace,
  idsWithVerdict: (verdict) => sql`(
    select decided.key from batches, json_each(batches.decisions) as decided
    where batches.trashed_at is null and json_extract(decided.value, '$.verdict') = ${verdict}
  )`,
  storedAs: (value) => value,
  async forgetOverwritten(database) {
    // What was overwritten still lies in pages that are free, and in the log.
    await sql`vacuum`.execute(database);
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
  },
};
