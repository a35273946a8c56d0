import "server-only";
import { fileNameOf } from "@/lib/core/portability/file-names";
import { splicesFor } from "@/lib/core/recipe/embedding";
import type { Recipe } from "@/lib/core/recipe/recipe";
import type { BytePart } from "@/lib/server/assets/blobs/blob-store";
import { splicedBytes, withFileSource } from "@/lib/server/assets/file-source";
import { type AssetRow, findAssetRow } from "@/lib/server/db/assets/asset-rows";
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
  const damaged = await refuseDamaged(studio, asset);
  if (damaged) return damaged;
  const recipe = await recipeOfAsset(studio.database, asset);
  const splices = recipe ? await splicesOf(studio, asset, recipe) : [];
  if (!splices) return refuse("copy.format");
  const headers = attachmentHeaders(fileNameOf(asset.name, asset.mime), asset.mime);
  const read = (part: BytePart) => studio.blobs.read(asset.sha256, request.signal, part);
  return new Response(bodyStream(splicedBytes(read, splices)), { headers });
}

/** What turns the original into the copy. Looks at many small parts, so it works on a local file. */
function splicesOf({ blobs }: Studio, { sha256 }: AssetRow, recipe: Recipe) {
  return blobs.withFile(sha256, (path) =>
    withFileSource(path, (source) => splicesFor(source, recipe)),
  );
}
