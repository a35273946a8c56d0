import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Rendition } from "../assets/derivatives";
import { findAssetRow } from "../db/asset-rows";
import { ApiError } from "../http/api-error";
import { byteRangeOf } from "../http/byte-range";
import { storageFaultOf } from "../storage-fault";
import type { Studio } from "../studio";

/** The bytes under an asset's address never change. */
const forEver = "private, max-age=31536000, immutable";

/** The original, byte for byte, whole or in part. */
export async function serveOriginal(
  studio: Studio,
  id: string,
  request: Request,
): Promise<Response> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset) throw new ApiError("notFound");
  const name = encodeURIComponent(asset.name);
  await requireWhole(studio.blobs.pathOf(asset.sha256), asset.bytes);
  return serveFile(studio.blobs.pathOf(asset.sha256), request, {
    "Content-Type": asset.mime,
    "Content-Disposition": `inline; filename*=UTF-8''${name}`,
    "Accept-Ranges": "bytes",
    ETag: `"${asset.sha256}"`,
  });
}

/** A smaller upright WebP copy. */
export async function serveRendition(
  studio: Studio,
  id: string,
  rendition: Rendition,
  request: Request,
): Promise<Response> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset) throw new ApiError("notFound");
  const { sha256, mime } = asset;
  const original = { path: studio.blobs.pathOf(sha256), sha256, mime };
  const path = await studio.derivatives.pathOf(rendition, original).catch(async (error) => {
    await requireWhole(original.path, asset.bytes);
    throw storageFaultOf(error) ? error : new ApiError("asset.damaged");
  });
  return serveFile(path, request, {
    "Content-Type": "image/webp",
    ETag: `"${asset.sha256}-${rendition}"`,
  });
}

/** @throws ApiError `asset.damaged` where the file is gone or cut off; `npm run check:data` looks deeper. */
async function requireWhole(path: string, bytes: number): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== bytes) throw new ApiError("asset.damaged");
}

async function serveFile(
  path: string,
  request: Request,
  facts: Record<string, string>,
): Promise<Response> {
  const headers = new Headers({
    ...facts,
    "Cache-Control": forEver,
    // An image is never a page, whatever its bytes say.
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
  if (request.headers.get("if-none-match") === facts.ETag) {
    return new Response(null, { status: 304, headers });
  }
  const { size } = await stat(path);
  const wanted = facts["Accept-Ranges"] ? request.headers.get("range") : null;
  const range = byteRangeOf(wanted, size);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("Content-Length", String(end - start + 1));
  if (range) headers.set("Content-Range", `bytes ${start}-${end}/${size}`);
  const stream = createReadStream(path, { start, end });
  request.signal.addEventListener("abort", () => stream.destroy(), { once: true });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: range ? 206 : 200,
    headers,
  });
}
