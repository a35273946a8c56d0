import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "../db/database";
import type { AssetTable } from "../db/schema";
import { storageFaultOf } from "../storage-fault";
import type { BlobStore, StagedBlob } from "./blob-store";
import type { DerivativeStore } from "./derivatives";
import { identify, type Refusal } from "./identify";

export interface AssetStores {
  database: Database;
  blobs: BlobStore;
  derivatives: DerivativeStore;
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
): Promise<{ asset: AssetTable; isNew: boolean } | Refusal> {
  const image = await identify(staged.path);
  if (typeof image === "string") {
    await staged.discard();
    return image;
  }
  if (origin.kind === "upload") {
    const existing = await findUpload(stores.database, staged.sha256);
    if (existing) {
      await staged.discard();
      return { asset: existing, isNew: false };
    }
  }
  const derived = await derive(stores, staged, image.mime, origin).catch(async (error) => {
    await staged.discard();
    // A disk that refuses says nothing about the image.
    if (storageFaultOf(error)) throw error;
    return undefined;
  });
  if (!derived) return "image.unreadable";
  await staged.keep();
  const asset: AssetTable = {
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
  };
  if (origin.kind === "upload") return insertUpload(stores.database, asset);
  await stores.database.insertInto("assets").values(asset).execute();
  void makePreview(stores, asset);
  return { asset, isNew: true };
}

function findUpload(database: Database, sha256: string) {
  return database
    .selectFrom("assets")
    .selectAll()
    .where("sha256", "=", sha256)
    .where("kind", "=", "upload")
    .executeTakeFirst();
}

/** Looks again before it inserts: the same file may have come twice while its renditions were made. */
function insertUpload(database: Database, asset: AssetTable) {
  return database.transaction().execute(async (transaction) => {
    const existing = await findUpload(transaction, asset.sha256);
    if (existing) return { asset: existing, isNew: false };
    await transaction.insertInto("assets").values(asset).execute();
    return { asset, isNew: true };
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
async function makePreview({ derivatives, blobs }: AssetStores, { sha256, mime }: AssetTable) {
  const original = { path: blobs.pathOf(sha256), sha256, mime };
  await derivatives.pathOf("preview", original).catch(() => undefined);
}
