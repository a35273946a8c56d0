import "server-only";
import { stat } from "node:fs/promises";
import { fileNameOf } from "@/lib/core/portability/file-names";
import { originalIn } from "@/lib/server/assets/blobs/original";
import type { Rendition } from "@/lib/server/assets/derivatives";
import { fileBytes } from "@/lib/server/assets/file-source";
import { type AssetRow, findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { bodyStream } from "@/lib/server/http/body-stream";
import { byteRangeOf, unsatisfiableRange, wantedRange } from "@/lib/server/http/byte-range";
import { immutableHeaders, isKnown } from "@/lib/server/http/immutable";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { refuseDamaged, refuseUnreadable } from "./damaged-file";

type FileCode = "notFound" | "asset.damaged" | "range.unsatisfiable";

/** Serves the original, byte for byte, whole or in part. */
export async function serveOriginal(
  studio: Studio,
  id: string,
  request: Request,
): Promise<Response | Refusal<FileCode>> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset) return refuse("notFound");
  const name = encodeURIComponent(fileNameOf(asset.name, asset.mime));
  const headers = immutableHeaders({
    "Content-Type": asset.mime,
    "Content-Disposition": `inline; filename*=UTF-8''${name}`,
    "Accept-Ranges": "bytes",
    ETag: `"${asset.sha256}"`,
  });
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const damaged = await refuseDamaged(studio, asset);
  if (damaged) return damaged;
  const link = await linkTo(studio, asset, request, name);
  if (link) return link;
  const size = asset.bytes;
  const range = byteRangeOf(wantedRange(request, headers), size);
  if (range === "unsatisfiable") return unsatisfiableRange(size);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  const body = bodyStream(studio.blobs.read(asset.sha256, request.signal, { start, end }));
  return new Response(body, { status: range ? 206 : 200, headers });
}

/**
 * Sends a download to the store itself, where the administrator allows it. Pages may load pictures
 * from the studio alone, so only what leaves the page, and other programs, are sent there.
 */
async function linkTo(
  { blobs }: Studio,
  { sha256, mime }: AssetRow,
  request: Request,
  name: string,
): Promise<Response | undefined> {
  const mode = request.headers.get("sec-fetch-mode") ?? "navigate";
  if (!blobs.link || mode !== "navigate" || request.method !== "GET") return undefined;
  const location = await blobs.link(sha256, {
    contentType: mime,
    contentDisposition: `attachment; filename*=UTF-8''${name}`,
  });
  const headers = { Location: location, "Cache-Control": "no-store" };
  return new Response(null, { status: 307, headers });
}

/** Serves a smaller upright WebP copy. */
export async function serveRendition(
  studio: Studio,
  id: string,
  rendition: Rendition,
  request: Request,
): Promise<Response | Refusal<"notFound" | "asset.damaged">> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset) return refuse("notFound");
  const path = await studio.derivatives
    .pathOf(rendition, originalIn(studio.blobs, asset))
    .catch((error: unknown) => refuseUnreadable(error, studio, asset));
  if (isRefusal(path)) return path;
  const headers = immutableHeaders({
    "Content-Type": "image/webp",
    ETag: `"${asset.sha256}-${rendition}"`,
  });
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const { size } = await stat(path);
  headers.set("Content-Length", String(size));
  return new Response(bodyStream(fileBytes(path, request.signal)), { headers });
}
