import "server-only";
import { type Tile, tileRegion } from "@/lib/core/canvas/tiles";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { ApiError } from "@/lib/server/http/api-error";
import { immutableHeaders, isKnown } from "@/lib/server/http/immutable";
import type { Studio } from "@/lib/server/studio";
import { readingFault } from "./require-whole";

/** The status for a caller who has left; nobody receives it. */
const callerLeft = 499;

/**
 * Serves the original's own pixels, upright, for one tile of the stage.
 * @throws ApiError `notFound` if the image has no such tile
 */
export async function serveTile(
  studio: Studio,
  id: string,
  { level, column, row }: Tile,
  request: Request,
): Promise<Response> {
  const asset = await findAssetRow(studio.database, id);
  const region = asset && tileRegion(asset, level, column, row);
  if (!region) throw new ApiError("notFound");
  const { sha256, mime, width, height } = asset;
  const headers = immutableHeaders({
    "Content-Type": "image/png",
    ETag: `"${sha256}-tile-${level}-${column}-${row}"`,
  });
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const path = studio.blobs.pathOf(sha256);
  const original = { path, sha256, mime, width, height, hasAlpha: asset.has_alpha === 1 };
  try {
    const picture = await studio.tiles.cut(original, region, level, request.signal);
    headers.set("Content-Length", String(picture.byteLength));
    return new Response(picture, { headers });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: callerLeft });
    throw await readingFault(error, path, asset.bytes);
  }
}
