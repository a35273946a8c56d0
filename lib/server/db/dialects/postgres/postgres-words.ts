import "server-only";
import { sql } from "kysely";
import type { SqlDialect } from "@/lib/server/db/dialects/sql-dialect";
import { postgresSearch } from "./postgres-search";
import { storableText } from "./storable-text";

export const postgresWords: SqlDialect = {
  search: postgresSearch,
  selectKeys: (keys) => sql`(select unnest(${keys}::bigint[]))`,
  shownByPlace: sql`assets as image`,
  // As JSON and not as its binary form, which refuses characters that the text may well hold.
  idsWithVerdict: (verdict) => sql`(
    select decided.key from batches, json_each(batches.decisions::json) as decided
    where batches.trashed_at is null and decided.value ->> 'verdict' = ${verdict}
  )`,
  storedAs: (value, type) =>
    // SQLite keeps a fraction of a millisecond where an integer is expected, if it is given one.
    type === "int8" && typeof value === "number" ? Math.ceil(value) : storableText(value),
  async forgetOverwritten(database) {
    for (const table of ["generations", "generation_outputs", "asset_words"]) {
      await sql`vacuum full ${sql.table(table)}`.execute(database);
    }
  },
};
