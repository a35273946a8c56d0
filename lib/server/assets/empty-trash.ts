import "server-only";
import { type PurgedAsset, purgeSome, releaseBlobs } from "@/lib/server/db/assets/purge-assets";
import type { Database } from "../db/database";
import type { LiveHub } from "../live/live-hub";
import type { BlobStore } from "./blobs/blob-store";
import type { DerivativeStore } from "./derivatives";
import { removeGoneBlobs } from "./remove-blobs";

export interface TrashParts {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
  live: LiveHub;
}

/**
 * Deletes the images in the trash, or only the given ones, for good. Returns the ids of those
 * deleted.
 * @param before deletes only images trashed before this time, in milliseconds since 1970
 */
export async function emptyTrash(
  parts: TrashParts,
  { assetIds, before }: { assetIds?: string[] | undefined; before?: number } = {},
): Promise<string[]> {
  const gone: string[] = [];
  for (;;) {
    const some = await purgeSome(parts.database, {
      assetIds,
      ...(before === undefined ? {} : { before }),
    });
    if (some.length === 0) break;
    announce(parts, some);
    gone.push(...some.map(({ id }) => id));
  }
  await removeGoneBlobs(parts);
  return gone;
}

function announce({ live }: TrashParts, assets: PurgedAsset[]): void {
  live.publish({
    type: "assetsGone",
    assetIds: assets.map(({ id }) => id),
    orderKeys: assets.map(({ order_key }) => order_key),
  });
}

/** Deletes files that were kept only for a run, once no run needs them. */
export async function releaseInputs(parts: TrashParts): Promise<void> {
  await parts.database.transaction().execute((transaction) => releaseBlobs(transaction, []));
  await removeGoneBlobs(parts);
}
