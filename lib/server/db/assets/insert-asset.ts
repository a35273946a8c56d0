import "server-only";
import type { Insertable } from "kysely";
import { seedOfImage } from "@/lib/core/generation/seed";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { firstOrderKeyOf, orderKeyOf, turnsEachMs } from "@/lib/core/library/order-key";
import { catalogModel } from "@/lib/core/models/catalog";
import type { Database } from "@/lib/server/db/database";
import type { AssetTable } from "@/lib/server/db/schema";
import { indexWords } from "@/lib/server/db/search/index-words";
import { storedCost, storedRequest } from "@/lib/server/db/stored-json";
import type { AssetRow } from "./asset-rows";
import { revisedAssets } from "./revised-assets";
import { stackKeyOf } from "./stack-key";

type RunFacts = Pick<AssetRow, "model" | "seed" | "box_count" | "price_millionths" | "stack_key">;
/** An image without the values derived from its run and its neighbours. */
export type NewAsset = Omit<
  Insertable<AssetTable>,
  keyof RunFacts | "order_key" | "aspect" | "reading"
>;

/**
 * The version of the code that reads files; raised whenever it learns to read something
 * differently.
 */
export const currentReading = 1;

const withoutRun: RunFacts = {
  model: null,
  seed: null,
  box_count: 0,
  price_millionths: null,
  stack_key: null,
};

/**
 * Adds an image to the library, at its place. An upload whose content is already there returns the
 * existing image, restored from the trash if it was in it.
 */
export function insertAsset(
  database: Database,
  asset: NewAsset,
): Promise<{ asset: AssetRow; isNew: boolean }> {
  // In one transaction: the same file, or another of the same millisecond, may arrive at the same
  // time.
  return database.transaction().execute(async (transaction) => {
    const existing = asset.kind === "upload" && (await takeUpUpload(transaction, asset.sha256));
    if (existing) return { asset: existing, isNew: false };
    return { asset: await placeAsset(transaction, asset), isNew: true };
  });
}

/** Inserts a new image at its place and with the facts of its run, on the board its run is for. */
export async function placeAsset(transaction: Database, asset: NewAsset): Promise<AssetRow> {
  // An image deleted for good is only a row; its file is not needed.
  if (!asset.purged_at) await takeBack(transaction, asset.sha256);
  const index = asset.output_index ?? 0;
  const run = await findRun(transaction, asset.generation_id ?? null, index);
  const row = await transaction
    .insertInto("assets")
    .values({
      ...asset,
      ...(run?.facts ?? withoutRun),
      reading: currentReading,
      aspect: aspectCodeOf(asset.width, asset.height),
      order_key: await freeOrderKey(transaction, run?.begunAt ?? asset.created_at, index),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (run?.boardId) {
    await transaction
      .insertInto("board_assets")
      .values({
        board_id: run.boardId,
        asset_id: row.id,
        order_key: row.order_key,
        added_at: row.created_at,
      })
      .execute();
  }
  await indexWords(transaction, [row.id]);
  return row;
}

/** Gives tags to an image that has none yet. */
export async function addTags(transaction: Database, row: AssetRow, tags: string[]): Promise<void> {
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

/** The file is needed again, which voids the decision to remove it. */
export async function takeBack(transaction: Database, sha256: string): Promise<void> {
  await transaction.deleteFrom("gone_blobs").where("sha256", "=", sha256).execute();
}

/** Whether an upload with this content has a row, even one deleted for good. */
export async function hasUpload(database: Database, sha256: string): Promise<boolean> {
  const found = await database
    .selectFrom("assets")
    .select("id")
    .where("sha256", "=", sha256)
    .where("kind", "=", "upload")
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * The existing upload with this content, restored from the trash and searchable again; undefined if
 * there is none. Its file must be in place already.
 * @param sourceUrl the public address that it now came from
 */
export function takeUpUpload(
  database: Database,
  sha256: string,
  sourceUrl?: string,
): Promise<AssetRow | undefined> {
  const takeUp = async (transaction: Database) => {
    const found = await transaction
      .selectFrom("assets")
      .selectAll()
      .where("sha256", "=", sha256)
      .where("kind", "=", "upload")
      .executeTakeFirst();
    const isThere = found?.trashed_at === null && found.purged_at === null;
    const hasNews = sourceUrl !== undefined && sourceUrl !== found?.source_url;
    if (!found || (isThere && !hasNews)) return found;
    await takeBack(transaction, sha256);
    const row = await revisedAssets(transaction)
      .set({ trashed_at: null, purged_at: null, ...(hasNews ? { source_url: sourceUrl } : {}) })
      .where("id", "=", found.id)
      .returningAll()
      .executeTakeFirst();
    await indexWords(transaction, [found.id]);
    return row;
  };
  return database.isTransaction ? takeUp(database) : database.transaction().execute(takeUp);
}

async function findRun(database: Database, id: string | null, index: number) {
  if (id === null) return undefined;
  const row = await database
    .selectFrom("generations")
    .select(["request", "cost", "created_at", "board_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const request = storedRequest(row.request);
  const { model, inputs, parameters } = request;
  const cost = row.cost ? storedCost(row.cost) : undefined;
  const facts: RunFacts = {
    model,
    seed: seedOfImage(parameters, index, catalogModel(model)) ?? parameters.seed ?? null,
    box_count: inputs.reduce((count, { boxes }) => count + boxes.length, 0),
    price_millionths: cost ? Math.round(cost.unitPrice * 1_000_000) : null,
    stack_key: stackKeyOf(request),
  };
  return { begunAt: row.created_at, boardId: row.board_id, facts };
}

/** A key that nobody has at a moment, or at the first after it with room. */
async function freeOrderKey(database: Database, at: number, index: number): Promise<number> {
  const keyAt = async (moment: number) => {
    const rows = await database
      .selectFrom("assets")
      .select("order_key")
      .where("order_key", ">=", firstOrderKeyOf(moment))
      .where("order_key", "<", firstOrderKeyOf(moment + 1))
      .execute();
    const keys = Array.from({ length: turnsEachMs }, (_, turn) => orderKeyOf(moment, index, turn));
    const taken = new Set(rows.map(({ order_key }) => order_key));
    return keys.find((key) => !taken.has(key));
  };
  // Tens of thousands may be of one moment, as where another program wrote an archive: each would
  // walk past all before it. So the steps double until there is room, and are halved back.
  let full = at - 1;
  let step = 1;
  let key = await keyAt(at);
  while (key === undefined) {
    full += step;
    step *= 2;
    key = await keyAt(full + step);
  }
  for (let roomy = full + step; roomy - full > 1; ) {
    const middle = Math.floor((full + roomy) / 2);
    const found = await keyAt(middle);
    if (found === undefined) full = middle;
    else {
      roomy = middle;
      key = found;
    }
  }
  return key;
}
