import "server-only";
import type { ArchivedAsset } from "@/lib/core/portability/manifest";
import type { Database } from "@/lib/server/db/database";
import type { AssetRow } from "./asset-rows";

/**
 * The studio's image that matches a record in an archive: an upload by its content, a result by its
 * position in its run.
 */
export async function findSame(
  database: Database,
  asset: Pick<ArchivedAsset, "sha256" | "generationId" | "index">,
): Promise<AssetRow | undefined> {
  const query = database.selectFrom("assets").selectAll();
  if (asset.generationId === undefined || asset.index === undefined) {
    return query.where("sha256", "=", asset.sha256).where("kind", "=", "upload").executeTakeFirst();
  }
  return query
    .where("generation_id", "=", asset.generationId)
    .where("output_index", "=", asset.index)
    .executeTakeFirst();
}

/** Whether an image has this id, even one deleted for good. */
export async function hasAsset(database: Database, id: string): Promise<boolean> {
  const row = await database
    .selectFrom("assets")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** One image for each content: outside the trash if possible, then the oldest. */
export async function findIdsByContent(
  database: Database,
  hashes: string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await database
    .selectFrom("assets")
    .select(["id", "sha256", "trashed_at"])
    .where("sha256", "in", hashes)
    .where("purged_at", "is", null)
    .orderBy("order_key", "desc")
    .execute();
  const byWorth = rows.toSorted(
    (one, other) => Number(one.trashed_at === null) - Number(other.trashed_at === null),
  );
  // A Map keeps the last of several entries.
  return new Map(byWorth.map(({ id, sha256 }) => [sha256, id]));
}
