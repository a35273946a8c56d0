import "server-only";
import type { Database } from "@/lib/server/db/database";
import type { AssetRow } from "./asset-rows";
import { currentReading } from "./insert-asset";

/** The newest image before an order key whose file an older version read. */
export async function nextToReread(
  database: Database,
  before: number,
): Promise<AssetRow | undefined> {
  return database
    .selectFrom("assets")
    .selectAll()
    .where("reading", "<", currentReading)
    .where("purged_at", "is", null)
    .where("order_key", "<", before)
    .orderBy("order_key", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The next images after an order key, with the colours that are known. */
export async function listColoursAfter(database: Database, orderKey: number, limit: number) {
  return database
    .selectFrom("assets")
    .select(["order_key", "colours"])
    .where("order_key", ">", orderKey)
    .where("purged_at", "is", null)
    .orderBy("order_key")
    .limit(limit)
    .execute();
}

/** The newest images before an order key whose colours are not known. */
export async function listWithoutColours(
  database: Database,
  before: number,
  limit: number,
): Promise<AssetRow[]> {
  return database
    .selectFrom("assets")
    .selectAll()
    .where("colours", "is", null)
    .where("purged_at", "is", null)
    .where("order_key", "<", before)
    .orderBy("order_key", "desc")
    .limit(limit)
    .execute();
}
