import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import type { AssetChange, AssetChanges } from "@/lib/core/api/library";
import { presentAssets } from "@/lib/server/db/assets/asset-rows";
import { changeAssets } from "@/lib/server/db/assets/change-assets";
import { findBoardIds } from "@/lib/server/db/board-rows";
import { type FieldFault, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

export async function changeAsset(
  studio: Studio,
  id: string,
  change: AssetChange,
): Promise<Asset | Refusal<"notFound">> {
  const [asset] = await makeChange(studio, [id], change);
  return asset ?? refuse("notFound");
}

/**
 * Makes one change to many images, all or nothing. Skips unknown ids; a refusal names each board
 * that does not exist.
 */
export async function changeManyAssets(
  studio: Studio,
  { assetIds, change }: AssetChanges,
): Promise<Asset[] | Refusal<"request.invalid">> {
  const refusal = await refuseUnknownBoards(studio, change.addToBoards ?? []);
  return refusal ?? makeChange(studio, assetIds, change);
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

async function refuseUnknownBoards(
  { database }: Studio,
  ids: string[],
): Promise<Refusal<"request.invalid"> | undefined> {
  if (ids.length === 0) return undefined;
  const known = await findBoardIds(database, ids);
  const faults = ids.flatMap((id, index): FieldFault[] =>
    known.has(id)
      ? []
      : [{ path: `change.addToBoards.${index}`, code: "board.unknown", params: {} }],
  );
  return faults.length > 0 ? refuse("request.invalid", faults) : undefined;
}
