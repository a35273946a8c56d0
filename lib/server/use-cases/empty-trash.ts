import "server-only";
import { removeGoneBlobs } from "../assets/remove-blobs";
import { type PurgedAsset, purgeSome, releaseBlobs } from "../db/purge-assets";
import type { Studio } from "../studio";

type Parts = Pick<Studio, "database" | "blobs" | "derivatives" | "live" | "colours">;

/**
 * Empties the trash, or takes only these images out of it for good. Gives the ids of what went.
 * @param before only what was put there before, in milliseconds since 1970
 */
export async function emptyTrash(
  parts: Parts,
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

function announce({ live, colours }: Parts, assets: PurgedAsset[]): void {
  colours.forget(assets.map(({ order_key }) => order_key));
  live.publish({ type: "assetsGone", assetIds: assets.map(({ id }) => id) });
}

/** Lets go of what only a run needed that needs it no more. */
export async function releaseInputs(parts: Parts): Promise<void> {
  await parts.database.transaction().execute((transaction) => releaseBlobs(transaction, []));
  await removeGoneBlobs(parts);
}
