import "server-only";
import { type Tile, tileRegion } from "@/lib/core/stage/tiles";
import { originalIn } from "@/lib/server/assets/blobs/original";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { immutableHeaders, isKnown } from "@/lib/server/http/immutable";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { refuseUnreadable } from "./damaged-file";

/** The status for a caller who has left; nobody receives it. */
const callerLeft = 499;

/** Serves the original's own pixels, upright, for one tile of the stage. */
export async function serveTile(
  studio: Studio,
  id: string,
  { level, column, row }: Tile,
  request: Request,
): Promise<Response | Refusal<"notFound" | "asset.damaged">> {
  const asset = await findAssetRow(studio.database, id);
  const region = asset && tileRegion(asset, level, column, row);
  if (!region) return refuse("notFound");
  const { sha256, width, height } = asset;
  const headers = immutableHeaders({
    "Content-Type": "image/png",
    ETag: `"${sha256}-tile-${level}-${column}-${row}"`,
  });
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const hasAlpha = asset.has_alpha === 1;
  const original = { ...originalIn(studio.blobs, asset), width, height, hasAlpha };
  try {
    const picture = await studio.tiles.cut(original, region, level, request.signal);
    headers.set("Content-Length", String(picture.byteLength));
    return new Response(picture, { headers });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: callerLeft });
    return refuseUnreadable(error, studio, asset);
  }
}
