import "server-only";
import type { Database } from "../db/database";
import type { BlobStore } from "./blob-store";
import type { DerivativeStore } from "./derivatives";

interface Stores {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
}

/**
 * Removes the files that the database has released, and everything made from them. After a crash
 * the next start finds the decision in the database. Never removes any other file.
 */
export async function removeGoneBlobs(stores: Stores): Promise<void> {
  const decided = await stores.database
    .selectFrom("gone_blobs")
    .select("sha256")
    .where("removed_at", "is", null)
    .execute();
  for (const { sha256 } of decided) {
    await stores.blobs.exclusively(sha256, () => remove(stores, sha256));
  }
}

async function remove({ database, blobs, derivatives }: Stores, sha256: string): Promise<void> {
  const decision = await database
    .selectFrom("gone_blobs")
    .select("sha256")
    .where("sha256", "=", sha256)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  // The same image has been added again in the meantime.
  if (!decision) return;
  await derivatives.remove(sha256);
  await blobs.remove(sha256);
  const named = await database
    .selectFrom("assets")
    .select("id")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  const row = database.deleteFrom("gone_blobs").where("sha256", "=", sha256);
  // A row that remains must record that its file is gone.
  if (!named) await row.execute();
  else {
    await database
      .updateTable("gone_blobs")
      .set({ removed_at: Date.now() })
      .where("sha256", "=", sha256)
      .execute();
  }
}
