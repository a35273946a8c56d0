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
import type { BlobStore } from "./blobs/blob-store";
import { originalIn } from "./blobs/original";
import type { StagedBlob } from "./blobs/staging";
import type { Colours } from "./colours";
import { identifyImage } from "./decoding/decoder";
import type { DerivativeStore } from "./derivatives";
import type { ImageRefusal } from "./identify";
import { localFile } from "./pixels";

export interface AssetStores {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
  colours: Pick<Colours, "find">;
}

/** Where an image comes from. */
export type Origin =
  | { kind: "upload"; sourceUrl?: string | undefined }
  | { kind: "output"; generationId: string; index: number };

/**
 * Turns staged bytes into an asset: identifies the content, leaves the original untouched, makes
 * renditions. An upload whose content is already in the library returns the existing asset. A
 * refused file is discarded; the caller reports why.
 */
export async function ingest(
  stores: AssetStores,
  staged: StagedBlob,
  name: string,
  origin: Origin,
): Promise<{ asset: AssetRow; isNew: boolean } | ImageRefusal> {
  try {
    return await take(stores, staged, name, origin);
  } finally {
    // A kept file leaves nothing under its temporary name.
    await staged.discard();
  }
}

async function take(
  stores: AssetStores,
  staged: StagedBlob,
  name: string,
  origin: Origin,
): Promise<{ asset: AssetRow; isNew: boolean } | ImageRefusal> {
  const image = await identifyImage(staged.path);
  if (typeof image === "string") return image;
  if (origin.kind === "upload") {
    const existing = await findKept(stores, staged, origin.sourceUrl);
    if (existing) return { asset: existing, isNew: false };
  }
  const derived = await derive(stores, staged, image.mime, origin).catch((error) => {
    // A failing disk says nothing about the image.
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
    source_url: (origin.kind === "upload" && origin.sourceUrl) || null,
  };
  // Nobody may remove the file before the row that needs it exists.
  const inserted = await stores.blobs.exclusively([staged.sha256], async () => {
    await staged.keep();
    return insertAsset(stores.database, row);
  });
  stores.colours.find(inserted.asset);
  if (origin.kind === "output") void makePreview(stores, inserted.asset);
  return inserted;
}

/** The existing upload with the same bytes, if there is one; restores its file if that was gone. */
async function findKept(
  { database, blobs, colours }: AssetStores,
  staged: StagedBlob,
  sourceUrl: string | undefined,
) {
  return blobs.exclusively([staged.sha256], async () => {
    if (!(await hasUpload(database, staged.sha256))) return undefined;
    await staged.keep();
    const asset = await takeUpUpload(database, staged.sha256, sourceUrl);
    if (asset) colours.find(asset);
    return asset;
  });
}

/** A new upload is viewed large at once; a result is announced first. */
function derive(
  { derivatives }: AssetStores,
  { path, sha256 }: StagedBlob,
  mime: string,
  { kind }: Origin,
) {
  const original = { withFile: localFile(path), sha256, mime };
  return kind === "output" ? derivatives.makeThumb(original) : derivatives.make(original);
}

/** Makes the preview before anybody asks for it; if this fails, the next request reports why. */
async function makePreview({ derivatives, blobs }: AssetStores, asset: AssetRow) {
  await derivatives.pathOf("preview", originalIn(blobs, asset)).catch(() => undefined);
}
