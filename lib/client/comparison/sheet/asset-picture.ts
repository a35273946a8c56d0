import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import type { Asset } from "@/lib/core/api/asset";
import type { PictureOf } from "./draw-page";

/** Up to this side a thumbnail is sharp enough, at 384 px on the long side. */
const thumbSidePx = 400;

/** Fetches pictures no larger than they are drawn. */
export function pictureOfAssets(assets: Asset[], signal: AbortSignal): PictureOf {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return async (id, longSidePx) => {
    const asset = byId.get(id);
    if (!asset) throw new Error("There is no such picture on the sheet.");
    const url = longSidePx <= thumbSidePx ? asset.urls.thumb : asset.urls.preview;
    return createImageBitmap(await fetchBlob(url, signal));
  };
}
