import "server-only";
import type { Database } from "@/lib/server/db/database";

/** The files that are to be removed and still there. */
export async function listReleasedBlobs(database: Database): Promise<string[]> {
  const rows = await database
    .selectFrom("gone_blobs")
    .select("sha256")
    .where("removed_at", "is", null)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Whether the file is still to be removed: its image may have been added again. */
export async function isBlobReleased(database: Database, sha256: string): Promise<boolean> {
  const decision = await database
    .selectFrom("gone_blobs")
    .select("sha256")
    .where("sha256", "=", sha256)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return decision !== undefined;
}

/** Records that a file has been removed. */
export async function recordBlobRemoved(database: Database, sha256: string): Promise<void> {
  if (!(await hasContent(database, sha256))) {
    await database.deleteFrom("gone_blobs").where("sha256", "=", sha256).execute();
    return;
  }
  // A row that remains must record that its file is gone.
  await database
    .updateTable("gone_blobs")
    .set({ removed_at: Date.now() })
    .where("sha256", "=", sha256)
    .execute();
}

/** Records an image without its file, unless another image has the same file here. */
export async function recordBlobMissing(transaction: Database, sha256: string): Promise<void> {
  if (await hasContent(transaction, sha256)) return;
  const now = Date.now();
  await transaction
    .insertInto("gone_blobs")
    .values({ sha256, decided_at: now, removed_at: now })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

async function hasContent(database: Database, sha256: string): Promise<boolean> {
  const row = await database
    .selectFrom("assets")
    .select("id")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row !== undefined;
}
