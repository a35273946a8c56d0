import "server-only";
import { v7 as uuidv7 } from "uuid";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import type { ArchivedAsset } from "@/lib/core/portability/manifest";
import { recordBlobMissing } from "@/lib/server/db/assets/blob-rows";
import { addTags, type NewAsset, placeAsset, takeBack } from "@/lib/server/db/assets/insert-asset";
import { releaseBlobs } from "@/lib/server/db/assets/purge-assets";
import { reviseAsset } from "@/lib/server/db/assets/revised-assets";
import { findSame, hasAsset } from "@/lib/server/db/assets/same-assets";
import { indexWords } from "@/lib/server/db/search/index-words";
import type { Database } from "../db/database";
import type { StagedImage } from "./stage-images";

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
    if (!staged) await recordBlobMissing(transaction, asset.sha256);
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
    await reviseAsset(transaction, same.id, { ...content, trashed_at: null, purged_at: null });
    await takeBack(transaction, isMissed ? asset.sha256 : same.sha256);
    if (isMissed) await releaseBlobs(transaction, [same.sha256]);
    await indexWords(transaction, [same.id]);
  }
  return { id: same.id, isNew: isMissed };
}

/** The record's own id, unless another image has it. */
async function freeId(database: Database, id: string): Promise<string> {
  return (await hasAsset(database, id)) ? uuidv7() : id;
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
