import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import { findAssetRow, presentAsset } from "@/lib/server/db/assets/asset-rows";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

export async function readAsset(studio: Studio, id: string): Promise<Asset | Refusal<"notFound">> {
  const row = await findAssetRow(studio.database, id);
  return row ? presentAsset(studio.database, row) : refuse("notFound");
}
