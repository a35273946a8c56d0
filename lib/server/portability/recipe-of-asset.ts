import "server-only";
import { type Recipe, recipeOf } from "@/lib/core/recipe/recipe";
import { type AssetRow, findAssetRecords } from "@/lib/server/db/assets/asset-rows";
import type { Database } from "@/lib/server/db/database";
import { presentGeneration } from "@/lib/server/db/generations/generation-rows";

/** The recipe of an image; undefined for an upload. */
export async function recipeOfAsset(
  database: Database,
  asset: AssetRow,
): Promise<Recipe | undefined> {
  if (asset.generation_id === null) return undefined;
  const generation = await presentGeneration(database, asset.generation_id);
  if (!generation) return undefined;
  const ids = generation.request.inputs.map(({ assetId }) => assetId);
  const inputs = await findAssetRecords(database, ids);
  const { sha256, width, height, output_index: index } = asset;
  return recipeOf(generation, { sha256, width, height, index: index ?? 0 }, (assetId) =>
    inputs.find((input) => input?.id === assetId),
  );
}
