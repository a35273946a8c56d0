import "server-only";
import { z } from "zod";
import type { Database } from "@/lib/server/db/database";
import { postgresWords } from "./postgres/postgres-words";
import type { SqlDialect } from "./sql-dialect";
import { sqliteWords } from "./sqlite/sqlite-words";

const dialectNameSchema = z.enum(["sqlite", "postgres"]);
type DialectName = z.infer<typeof dialectNameSchema>;

const dialects: Record<DialectName, SqlDialect> = {
  sqlite: sqliteWords,
  postgres: postgresWords,
};

/** What a database, or a transaction on it, says in its own words. */
export function dialectOf(database: Database): SqlDialect {
  return dialects[dialectNameOf(database)];
}

/**
 * Which kind of database it is: its adapter says so. Its class would not tell, as the bundler gives
 * pages and handlers a copy each.
 */
function dialectNameOf(database: Database): DialectName {
  const { adapter } = database.getExecutor();
  return dialectNameSchema.parse("dialectName" in adapter ? adapter.dialectName : undefined);
}
