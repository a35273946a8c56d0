import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import type { AssetChange, AssetChanges } from "@/lib/core/api/library";
import { presentAssets } from "@/lib/server/db/assets/asset-rows";
import { changeAssets } from "@/lib/server/db/assets/change-assets";
import { ApiError, type FieldFault } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";

/** @throws ApiError `notFound` */
export async function changeAsset(studio: Studio, id: string, change: AssetChange): Promise<Asset> {
  const [asset] = await makeChange(studio, [id], change);
  if (!asset) throw new ApiError("notFound");
  return asset;
}

/**
 * Makes one change to many images, all or nothing. Skips unknown ids.
 * @throws ApiError `request.invalid` naming each board that does not exist
 */
export async function changeManyAssets(
  studio: Studio,
  { assetIds, change }: AssetChanges,
): Promise<Asset[]> {
  await requireBoards(studio, change.addToBoards ?? []);
  return makeChange(studio, assetIds, change);
}

async function makeChange(
  studio: Studio,
  ids: string[],
  change: AssetChange & AssetChanges["change"],
): Promise<Asset[]> {
  const rows = await changeAssets(studio.database, ids, change);
  const assets = await presentAssets(studio.database, rows);
  for (const asset of assets) studio.live.publish({ type: "asset", asset });
  const isOnBoards = assets.some(({ boardIds }) => boardIds.length > 0);
  const touchesBoards = change.addToBoards ?? change.removeFromBoards;
  // Boards do not count images in the trash.
  if (touchesBoards || (change.trashed !== undefined && isOnBoards)) {
    studio.live.publish({ type: "boards" });
  }
  return assets;
}

async function requireBoards({ database }: Studio, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await database
    .selectFrom("boards")
    .select("id")
    .where("id", "in", ids)
    .where("trashed_at", "is", null)
    .execute();
  const known = new Set(found.map(({ id }) => id));
  const faults = ids.flatMap((id, index): FieldFault[] =>
    known.has(id)
      ? []
      : [{ path: `change.addToBoards.${index}`, code: "board.unknown", params: {} }],
  );
  if (faults.length > 0) throw new ApiError("request.invalid", faults);
}
