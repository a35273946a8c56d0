import "server-only";
import { isBlobReleased, listReleasedBlobs, recordBlobRemoved } from "../db/assets/blob-rows";
import type { Database } from "../db/database";
import type { BlobStore } from "./blobs/blob-store";
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
  for (const sha256 of await listReleasedBlobs(stores.database)) {
    await stores.blobs.exclusively([sha256], () => remove(stores, sha256));
  }
}

async function remove({ database, blobs, derivatives }: Stores, sha256: string): Promise<void> {
  // The same image has been added again in the meantime.
  if (!(await isBlobReleased(database, sha256))) return;
  await derivatives.remove(sha256);
  await blobs.remove(sha256);
  await recordBlobRemoved(database, sha256);
}
