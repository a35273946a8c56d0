import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import { findAssetRow, presentAsset } from "@/lib/server/db/assets/asset-rows";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";

/** @throws ApiError `notFound` */
export async function requireAsset(studio: Studio, id: string): Promise<Asset> {
  const row = await findAssetRow(studio.database, id);
  if (!row) throw new ApiError("notFound");
  return presentAsset(studio.database, row);
}
