import "server-only";
import { stat } from "node:fs/promises";
import { fileNameOf } from "@/lib/core/portability/file-names";
import type { Rendition } from "@/lib/server/assets/derivatives";
import { fileBytes } from "@/lib/server/assets/file-source";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
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
  const path = studio.blobs.pathOf(asset.sha256);
  const damaged = await refuseDamaged(path, asset.bytes);
  if (damaged) return damaged;
  return serveFile(path, request, {
    "Content-Type": asset.mime,
    "Content-Disposition": `inline; filename*=UTF-8''${name}`,
    "Accept-Ranges": "bytes",
    ETag: `"${asset.sha256}"`,
  });
}

/** Serves a smaller upright WebP copy. */
export async function serveRendition(
  studio: Studio,
  id: string,
  rendition: Rendition,
  request: Request,
): Promise<Response | Refusal<FileCode>> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset) return refuse("notFound");
  const { sha256, mime } = asset;
  const original = { path: studio.blobs.pathOf(sha256), sha256, mime };
  const path = await studio.derivatives
    .pathOf(rendition, original)
    .catch((error: unknown) => refuseUnreadable(error, original.path, asset.bytes));
  if (isRefusal(path)) return path;
  return serveFile(path, request, {
    "Content-Type": "image/webp",
    ETag: `"${asset.sha256}-${rendition}"`,
  });
}

async function serveFile(
  path: string,
  request: Request,
  facts: Record<string, string>,
): Promise<Response | Refusal<"range.unsatisfiable">> {
  const headers = immutableHeaders(facts);
  if (isKnown(request, headers)) return new Response(null, { status: 304, headers });
  const { size } = await stat(path);
  const wanted = facts["Accept-Ranges"] ? wantedRange(request, headers) : null;
  const range = byteRangeOf(wanted, size);
  if (range === "unsatisfiable") return unsatisfiableRange(size);
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  const body = bodyStream(fileBytes(path, request.signal, { start, end }));
  return new Response(body, { status: range ? 206 : 200, headers });
}
