import "server-only";
import type { AssetChange, AssetChanges } from "@/lib/core/api/library";
import type { Database } from "@/lib/server/db/database";
import { indexWords } from "@/lib/server/db/search/index-words";
import type { AssetRow } from "./asset-rows";
import { revisedAssets } from "./revised-assets";

type Marks = Partial<Pick<AssetRow, "name" | "rating" | "starred" | "note" | "trashed_at">>;
/** Every change that can be made to several images at once. */
type Change = AssetChange & AssetChanges["change"];

/**
 * Makes one change to all the existing images, all or nothing, and returns their rows. Images that
 * were deleted for good count as missing.
 */
export function changeAssets(
  database: Database,
  ids: string[],
  change: Change,
): Promise<AssetRow[]> {
  return database.transaction().execute(async (transaction) => {
    const rows = await findKept(transaction, ids);
    const marks = marksOf(change);
    const kept = rows.map(({ id }) => id);
    if (kept.length > 0) {
      await revisedAssets(transaction).set(marks).where("id", "in", kept).execute();
    }
    await changeTags(transaction, rows, change);
    await changeBoards(transaction, rows, change);
    if (findsAnew(change)) await indexWords(transaction, kept);
    return findKept(transaction, ids);
  });
}

/** Whether the change affects the words that find the images. */
const findsAnew = ({ name, note, tags, addTags, removeTags }: Change): boolean =>
  [name, note, tags, addTags, removeTags].some((part) => part !== undefined);

async function findKept(database: Database, ids: string[]): Promise<AssetRow[]> {
  return database
    .selectFrom("assets")
    .selectAll()
    .where("id", "in", ids)
    .where("purged_at", "is", null)
    .orderBy("order_key", "desc")
    .execute();
}

function marksOf({ name, rating, starred, note, trashed }: Change): Marks {
  return {
    ...(name === undefined ? {} : { name }),
    ...(rating === undefined ? {} : { rating }),
    ...(starred === undefined ? {} : { starred: starred ? 1 : 0 }),
    ...(note === undefined ? {} : { note }),
    ...(trashed === undefined ? {} : { trashed_at: trashed ? Date.now() : null }),
  };
}

async function changeTags(
  database: Database,
  rows: AssetRow[],
  { tags, addTags = [], removeTags = [] }: Change,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  const removal = database.deleteFrom("asset_tags").where("asset_id", "in", ids);
  if (tags) await removal.execute();
  if (removeTags.length > 0) await removal.where("tag", "in", removeTags).execute();
  for (const tag of new Set([...(tags ?? []), ...addTags])) {
    await database
      .insertInto("asset_tags")
      .values(rows.map(({ id, order_key }) => ({ asset_id: id, order_key, tag })))
      .onConflict((conflict) => conflict.columns(["asset_id", "tag"]).doNothing())
      .execute();
  }
}

async function changeBoards(
  database: Database,
  rows: AssetRow[],
  { addToBoards = [], removeFromBoards = [] }: Change,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  if (removeFromBoards.length > 0) {
    await database
      .deleteFrom("board_assets")
      .where("asset_id", "in", ids)
      .where("board_id", "in", removeFromBoards)
      .execute();
  }
  const added_at = Date.now();
  for (const board_id of new Set(addToBoards)) {
    await database
      .insertInto("board_assets")
      .values(rows.map(({ id, order_key }) => ({ board_id, asset_id: id, order_key, added_at })))
      .onConflict((conflict) => conflict.columns(["board_id", "asset_id"]).doNothing())
      .execute();
  }
}
