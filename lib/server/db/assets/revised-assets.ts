import "server-only";
import type { Database } from "@/lib/server/db/database";
import type { AssetRow } from "./asset-rows";

/** An update of images that raises their revision, so that listeners see the change. */
export const revisedAssets = (database: Database) =>
  database
    .updateTable("assets")
    .set((expression) => ({ revision: expression("revision", "+", 1) }));

type AssetChanges = Partial<Omit<AssetRow, "id" | "revision">>;

/** Changes an image, even one deleted for good. */
export async function reviseAsset(
  database: Database,
  id: string,
  changes: AssetChanges,
): Promise<void> {
  await revisedAssets(database).set(changes).where("id", "=", id).execute();
}

/** Changes an image, unless it has been deleted for good. Returns it as it is now. */
export async function reviseKeptAsset(
  database: Database,
  id: string,
  changes: AssetChanges,
): Promise<AssetRow | undefined> {
  return revisedAssets(database)
    .set(changes)
    .where("id", "=", id)
    .where("purged_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}
