import "server-only";
import { fileNameOf } from "@/lib/core/portability/file-names";
import { splicesFor } from "@/lib/core/recipe/embedding";
import { splicedFile, withFileSource } from "@/lib/server/assets/file-source";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { ApiError } from "@/lib/server/http/api-error";
import { attachmentHeaders } from "@/lib/server/http/attachment";
import { bodyStream } from "@/lib/server/http/body-stream";
import type { Studio } from "@/lib/server/studio";
import { recipeOfAsset } from "./recipe-of-asset";
import { requireWhole } from "./require-whole";

/**
 * Serves an original with its recipe written into the file, as a download under its name. The pixel
 * data is the original's, byte for byte. An upload has no recipe and is served unchanged.
 * @throws ApiError `notFound`, `asset.damaged`; `copy.format` if the format cannot carry a recipe
 */
export async function serveCopy(studio: Studio, id: string, request: Request): Promise<Response> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset || asset.purged_at !== null) throw new ApiError("notFound");
  const path = studio.blobs.pathOf(asset.sha256);
  await requireWhole(path, asset.bytes);
  const recipe = await recipeOfAsset(studio.database, asset);
  const splices = recipe ? await withFileSource(path, (source) => splicesFor(source, recipe)) : [];
  if (!splices) throw new ApiError("copy.format");
  const headers = attachmentHeaders(fileNameOf(asset.name, asset.mime), asset.mime);
  return new Response(bodyStream(splicedFile(path, splices, request.signal)), { headers });
}
