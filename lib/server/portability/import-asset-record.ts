import "server-only";
import { v7 as uuidv7 } from "uuid";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import type { ArchivedAsset } from "@/lib/core/portability/manifest";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import { type NewAsset, placeAsset, takeBack } from "@/lib/server/db/assets/insert-asset";
import { releaseBlobs } from "@/lib/server/db/assets/purge-assets";
import { revisedAssets } from "@/lib/server/db/assets/revised-assets";
import { indexWords } from "@/lib/server/db/search/index-words";
import type { Database } from "../db/database";
import { findSame, type StagedImage } from "./stage-images";

/**
 * Adds one image of an archive to the library. An existing image stays as it is, except that it
 * leaves the trash; one that was deleted for good comes back.
 * @returns its id in this studio
 */
export async function importAssetRecord(
  transaction: Database,
  asset: ArchivedAsset,
  staged: StagedImage | undefined,
): Promise<{ id: string; isNew: boolean }> {
  const same = await findSame(transaction, asset);
  if (!same) {
    const id = await freeId(transaction, asset.id);
    if (!staged) await noteMissing(transaction, asset.sha256);
    const placed = await placeAsset(transaction, rowOf(id, asset, staged?.image));
    await addTags(transaction, placed, asset.tags);
    await indexWords(transaction, [id]);
    return { id, isNew: true };
  }
  const isMissed = same.purged_at !== null && staged !== undefined;
  const isTrashed = same.trashed_at !== null && same.purged_at === null;
  if (isMissed || (isTrashed && asset.trashedAt === undefined && asset.file !== undefined)) {
    // A run's image is known by its place in the run: what comes back may be of another content.
    const content = isMissed ? contentOf(asset, staged.image) : {};
    await revisedAssets(transaction)
      .set({ ...content, trashed_at: null, purged_at: null })
      .where("id", "=", same.id)
      .execute();
    await takeBack(transaction, isMissed ? asset.sha256 : same.sha256);
    if (isMissed) await releaseBlobs(transaction, [same.sha256]);
    await indexWords(transaction, [same.id]);
  }
  return { id: same.id, isNew: isMissed };
}

/** Records an image without its file, unless another image has the same file here. */
async function noteMissing(transaction: Database, sha256: string): Promise<void> {
  const other = await transaction
    .selectFrom("assets")
    .select("id")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  if (other) return;
  const now = Date.now();
  await transaction
    .insertInto("gone_blobs")
    .values({ sha256, decided_at: now, removed_at: now })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

/** The record's own id, unless another image has it. */
async function freeId(database: Database, id: string): Promise<string> {
  const other = await database
    .selectFrom("assets")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return other ? uuidv7() : id;
}

function rowOf(
  id: string,
  asset: ArchivedAsset,
  image: StagedImage["image"] | undefined,
): NewAsset {
  return {
    id,
    kind: asset.kind,
    ...contentOf(asset, image),
    name: asset.name,
    created_at: Date.parse(asset.createdAt),
    generation_id: asset.generationId ?? null,
    output_index: asset.index ?? null,
    rating: asset.rating,
    starred: asset.starred ? 1 : 0,
    note: asset.note,
    trashed_at: asset.trashedAt === undefined ? null : Date.parse(asset.trashedAt),
    purged_at: image ? null : Date.now(),
  };
}

/** What the bytes say counts; the record's word is taken only where there are none. */
function contentOf(asset: ArchivedAsset, image: StagedImage["image"] | undefined) {
  const { mime, width, height, orientation, hasAlpha, frames, isIrregular } = image ?? asset;
  return {
    sha256: asset.sha256,
    mime,
    width,
    height,
    aspect: aspectCodeOf(width, height),
    bytes: asset.bytes,
    thumbhash: asset.thumbhash ?? null,
    orientation,
    has_alpha: hasAlpha ? 1 : 0,
    frames,
    is_irregular: isIrregular ? 1 : 0,
  };
}

async function addTags(transaction: Database, row: AssetRow, tags: string[]): Promise<void> {
  const { id: asset_id, order_key } = row;
  for (const tag of new Set(tags)) {
    await transaction
      .insertInto("asset_tags")
      .values({ asset_id, order_key, tag })
      // To the database, halves of characters are all the same.
      .onConflict((conflict) => conflict.columns(["asset_id", "tag"]).doNothing())
      .execute();
  }
}
