import "server-only";
import { fileNameOf } from "@/lib/core/portability/file-names";
import { splicesFor } from "@/lib/core/recipe/embedding";
import { splicedFile, withFileSource } from "@/lib/server/assets/file-source";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { attachmentHeaders } from "@/lib/server/http/attachment";
import { bodyStream } from "@/lib/server/http/body-stream";
import { recipeOfAsset } from "@/lib/server/portability/recipe-of-asset";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { refuseDamaged } from "./damaged-file";

/**
 * Serves an original with its recipe written into the file, as a download under its name. The pixel
 * data is the original's, byte for byte. An upload has no recipe and is served unchanged. Refused with
 * `copy.format` if the format cannot carry a recipe.
 */
export async function serveCopy(
  studio: Studio,
  id: string,
  request: Request,
): Promise<Response | Refusal<"notFound" | "asset.damaged" | "copy.format">> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset || asset.purged_at !== null) return refuse("notFound");
  const path = studio.blobs.pathOf(asset.sha256);
  const damaged = await refuseDamaged(path, asset.bytes);
  if (damaged) return damaged;
  const recipe = await recipeOfAsset(studio.database, asset);
  const splices = recipe ? await withFileSource(path, (source) => splicesFor(source, recipe)) : [];
  if (!splices) return refuse("copy.format");
  const headers = attachmentHeaders(fileNameOf(asset.name, asset.mime), asset.mime);
  return new Response(bodyStream(splicedFile(path, splices, request.signal)), { headers });
}
