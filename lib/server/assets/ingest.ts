import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import {
  hasUpload,
  insertAsset,
  type NewAsset,
  takeUpUpload,
} from "@/lib/server/db/assets/insert-asset";
import type { Database } from "../db/database";
import { storageFaultOf } from "../storage-fault";
import type { BlobStore, StagedBlob } from "./blob-store";
import type { Colours } from "./colours";
import { identifyImage } from "./decoding/decoder";
import type { DerivativeStore } from "./derivatives";
import type { Refusal } from "./identify";

export interface AssetStores {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
  colours: Pick<Colours, "find">;
}

/** Where an image comes from. */
export type Origin = { kind: "upload" } | { kind: "output"; generationId: string; index: number };

/**
 * Turns staged bytes into an asset: identified by content, original untouched, renditions made.
 * An upload whose content is already kept gives the asset that is there. What is refused is
 * discarded; the caller says why.
 */
export async function ingest(
  stores: AssetStores,
  staged: StagedBlob,
  name: string,
  origin: Origin,
): Promise<{ asset: AssetRow; isNew: boolean } | Refusal> {
  try {
    return await take(stores, staged, name, origin);
  } finally {
    // Of what was kept, nothing is left under the temporary name.
    await staged.discard();
  }
}

async function take(
  stores: AssetStores,
  staged: StagedBlob,
  name: string,
  origin: Origin,
): Promise<{ asset: AssetRow; isNew: boolean } | Refusal> {
  const image = await identifyImage(staged.path);
  if (typeof image === "string") return image;
  if (origin.kind === "upload") {
    const existing = await findKept(stores, staged);
    if (existing) return { asset: existing, isNew: false };
  }
  const derived = await derive(stores, staged, image.mime, origin).catch((error) => {
    // A disk that refuses says nothing about the image.
    if (storageFaultOf(error)) throw error;
    return undefined;
  });
  if (!derived) return "image.unreadable";
  const row: NewAsset = {
    id: uuidv7(),
    kind: origin.kind,
    sha256: staged.sha256,
    mime: image.mime,
    width: image.width,
    height: image.height,
    bytes: staged.bytes,
    name,
    created_at: Date.now(),
    generation_id: origin.kind === "output" ? origin.generationId : null,
    output_index: origin.kind === "output" ? origin.index : null,
    thumbhash: derived.thumbhash,
    orientation: image.orientation,
    has_alpha: image.hasAlpha ? 1 : 0,
    frames: image.frames,
    is_irregular: image.isIrregular ? 1 : 0,
  };
  // Nobody may remove the file between its coming and the row that needs it.
  const inserted = await stores.blobs.exclusively(staged.sha256, async () => {
    await staged.keep();
    return insertAsset(stores.database, row);
  });
  stores.colours.find(inserted.asset);
  if (origin.kind === "output") void makePreview(stores, inserted.asset);
  return inserted;
}

/** The upload with the same bytes, where the studio has it; its file is put back if it had gone. */
async function findKept({ database, blobs, colours }: AssetStores, staged: StagedBlob) {
  return blobs.exclusively(staged.sha256, async () => {
    if (!(await hasUpload(database, staged.sha256))) return undefined;
    await staged.keep();
    const asset = await takeUpUpload(database, staged.sha256);
    if (asset) colours.find(asset);
    return asset;
  });
}

/** What was just uploaded is looked at large at once; a result is told of first. */
function derive(
  { derivatives }: AssetStores,
  { path, sha256 }: StagedBlob,
  mime: string,
  { kind }: Origin,
) {
  const original = { path, sha256, mime };
  return kind === "output" ? derivatives.makeThumb(original) : derivatives.make(original);
}

/** Ahead of whoever will ask for it; where this fails, he who asks learns why. */
async function makePreview({ derivatives, blobs }: AssetStores, { sha256, mime }: AssetRow) {
  const original = { path: blobs.pathOf(sha256), sha256, mime };
  await derivatives.pathOf("preview", original).catch(() => undefined);
}
