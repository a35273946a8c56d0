import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";

/** The major version of the server, and how the database writes its texts. */
export async function readServerFacts(
  database: Database,
): Promise<{ version: number; encoding: string }> {
  const { rows } = await sql<{ number: string; encoding: string }>`
    select current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding
  `.execute(database);
  const [facts] = rows;
  if (!facts) throw new Error("The server says nothing of itself.");
  return { version: Math.floor(Number(facts.number) / 10_000), encoding: facts.encoding };
}
