import "server-only";
import type { Asset, Reshape } from "@/lib/core/api/asset";
import { clippedBox } from "@/lib/core/box/reshape";
import { originalIn } from "@/lib/server/assets/blobs/original";
import { withPixels } from "@/lib/server/assets/decoding/decoder";
import { type DecodedPixels, fromPixels, isPhotoFormat } from "@/lib/server/assets/pixels";
import { type AssetRow, findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { refuseDamaged, refuseUnreadable } from "./damaged-file";
import { imageFaultParams, keepImage } from "./upload-assets";

/**
 * Cuts a part out of an image, or turns it, as a new image of the library; the original stays as it
 * is.
 */
export async function reshapeAsset(
  studio: Studio,
  id: string,
  reshape: Reshape,
): Promise<Asset | Refusal<"notFound" | "asset.damaged" | "request.invalid">> {
  const asset = await findAssetRow(studio.database, id);
  if (!asset || asset.purged_at !== null) return refuse("notFound");
  const damaged = await refuseDamaged(studio, asset);
  if (damaged) return damaged;
  const made = withPixels(originalIn(studio.blobs, asset), undefined, (pixels) =>
    reshaped(pixels, asset, reshape),
  );
  const content = await made.catch((error: unknown) => refuseUnreadable(error, studio, asset));
  if (isRefusal(content)) return content;
  const result = await keepImage(studio, asset.name, once(content));
  if ("asset" in result) return result.asset;
  const fault = { path: "crop", code: result.code, params: imageFaultParams(asset.name) };
  return refuse("request.invalid", [fault]);
}

async function* once(content: Uint8Array) {
  yield content;
}

/** The least loss that JPEG has. */
const quality = 97;

/** An opaque photo stays one, since as PNG it is many times as large; anything else is kept exactly. */
function reshaped(pixels: DecodedPixels, { mime, has_alpha }: AssetRow, { crop, turn }: Reshape) {
  let image = fromPixels(pixels);
  if (crop) {
    const [left, top, right, bottom] = clippedBox(crop, pixels.info);
    image = image.extract({ left, top, width: right - left, height: bottom - top });
  }
  if (turn !== undefined) image = image.rotate(turn);
  const isPhoto = has_alpha !== 1 && isPhotoFormat(mime);
  const encoded = isPhoto ? image.jpeg({ quality, chromaSubsampling: "4:4:4" }) : image.png();
  return encoded.toBuffer();
}
