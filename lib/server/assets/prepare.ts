import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Sharp } from "sharp";
import { type Box, mappedBox, type PixelSize } from "@/lib/core/box/box";
import type { InputChange } from "@/lib/core/generation/input-change";
import {
  type InputFacts,
  type InputPlan,
  planSending,
  type SendingLimits,
} from "@/lib/core/generation/preparation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Model } from "@/lib/core/models/model";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import type { BlobStore } from "./blobs/blob-store";
import { withPixels } from "./decoding/decoder";
import { type DecodedPixels, fromPixels, isFlat, isPhotoFormat, localFile } from "./pixels";

/** An image as it is sent. */
export interface PreparedInput extends PixelSize {
  mime: string;
  content: Buffer<ArrayBuffer>;
  /** Empty for an original that is sent byte for byte. */
  changes: InputChange[];
  /** Sent instead of the content. */
  address?: string | undefined;
  /** In pixels of the image as it is sent. */
  boxes: Box[];
}

/** The facts about an asset that the rules need. */
export function factsOf(asset: AssetRow): InputFacts {
  const { width, height, bytes, mime, orientation, frames } = asset;
  const [hasAlpha, isIrregular] = [asset.has_alpha === 1, asset.is_irregular === 1];
  const sourceUrl = asset.source_url ?? undefined;
  return { width, height, bytes, mime, orientation, hasAlpha, frames, isIrregular, sourceUrl };
}

/**
 * A request's images as the model accepts them. A conforming original is sent byte for byte; any
 * other as an upright opaque copy, with its boxes mapped to the pixels of the copy.
 * @throws if an original cannot be read
 */
export async function prepareInputs(
  request: GenerationRequest,
  assets: AssetRow[],
  model: Model,
  sending: SendingLimits,
  blobs: BlobStore,
): Promise<{ inputs: PreparedInput[]; usesUploads: boolean }> {
  if (!model.inputs || assets.length === 0) return { inputs: [], usesUploads: false };
  const plan = planSending(assets.map(factsOf), model.inputs, sending, request);
  const inputs: PreparedInput[] = [];
  for (const [index, asset] of assets.entries()) {
    const planned = plan.inputs[index];
    if (!planned) throw new Error("An image has no plan.");
    const copy = await prepare(asset, planned, blobs);
    const boxes = (request.inputs[index]?.boxes ?? []).map((box) => mappedBox(box, asset, copy));
    inputs.push({ ...copy, changes: planned.changes, address: planned.address, boxes });
  }
  return { inputs, usesUploads: plan.usesUploads };
}

function prepare(asset: AssetRow, plan: InputPlan, blobs: BlobStore) {
  return blobs.withFile(asset.sha256, (path) => prepareFile(asset, plan, path));
}

async function prepareFile(asset: AssetRow, plan: InputPlan, path: string) {
  const { mime, width, height } = asset;
  const content = await readFile(path);
  // Send what the person saw (promise 7), not what a failing disk made of it.
  if (createHash("sha256").update(content).digest("hex") !== asset.sha256) {
    throw new Error("The original has changed on disk.");
  }
  if (plan.changes.length === 0) return { content, mime, width, height };
  const original = { withFile: localFile(path), mime };
  return withPixels(original, undefined, (pixels) => copyOf(pixels, mime, plan));
}

async function copyOf(pixels: DecodedPixels, mime: string, plan: InputPlan) {
  const upright = fromPixels(pixels).flatten({ background: "#ffffff" });
  // A photo stays a JPEG: as PNG it could exceed the limit of bytes.
  const isPhoto = isPhotoFormat(mime) && !isFlat(pixels);
  if (!isPhoto) {
    const content = await sized(upright, plan).png().toBuffer();
    if (content.byteLength <= plan.bytes) {
      return { content, mime: "image/png", width: plan.width, height: plan.height };
    }
  }
  return asJpeg(upright, plan);
}

const sized = (image: Sharp, { width, height }: PixelSize) =>
  image.clone().resize(width, height, { fit: "fill" });

const qualities = [97, 92, 86, 80];

/** The best JPEG that fits: lowers the quality first, then the number of pixels. */
async function asJpeg(image: Sharp, plan: InputPlan) {
  let { width, height } = plan;
  for (;;) {
    const pixels = sized(image, { width, height });
    let bytes = 0;
    for (const quality of qualities) {
      const content = await pixels.clone().jpeg({ quality, chromaSubsampling: "4:4:4" }).toBuffer();
      if (content.byteLength <= plan.bytes) return { content, mime: "image/jpeg", width, height };
      bytes = content.byteLength;
    }
    const scale = Math.min(0.9, Math.sqrt(plan.bytes / bytes));
    if (Math.min(width, height) * scale < 1) throw new Error("The image cannot be made to fit.");
    width = Math.max(1, Math.round(width * scale));
    height = Math.max(1, Math.round(height * scale));
  }
}
