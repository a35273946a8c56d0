import "server-only";
import { openStatuses, statusesWithoutImages } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import type { AssetRow } from "./asset-rows";

/** Selects images in the trash. */
interface Which {
  assetIds?: string[] | undefined;
  /** Only those trashed before this time, in milliseconds since 1970. */
  before?: number;
}

export type PurgedAsset = Pick<AssetRow, "id" | "order_key" | "sha256" | "generation_id">;

/** Images per transaction, so that nobody waits long for the database. */
const purgedAtOnce = 200;
const judgedAtOnce = 500;

/**
 * Deletes some images in the trash for good and decides which files go with them; `removeGoneBlobs`
 * removes the files. A row that a run names as an input stays, hidden. Returns an empty list once
 * no such image is left.
 */
export function purgeSome(database: Database, which: Which): Promise<PurgedAsset[]> {
  return database.transaction().execute(async (transaction) => {
    const assets = await findTrashed(transaction, which);
    const ids = assets.map(({ id }) => id);
    if (ids.length === 0) return [];
    await transaction.deleteFrom("asset_tags").where("asset_id", "in", ids).execute();
    await transaction.deleteFrom("board_assets").where("asset_id", "in", ids).execute();
    const { search } = dialectOf(transaction);
    for (const { order_key } of assets) await search.remove(transaction, order_key);
    const named = await findNamed(transaction, assets);
    const rest = ids.filter((id) => !named.has(id));
    if (named.size > 0) {
      const row = transaction.updateTable("assets").set({ purged_at: Date.now() });
      await row.where("id", "in", [...named]).execute();
    }
    if (rest.length > 0) await transaction.deleteFrom("assets").where("id", "in", rest).execute();
    await releaseBlobs(
      transaction,
      assets.map(({ sha256 }) => sha256),
    );
    return assets;
  });
}

async function findTrashed(
  database: Database,
  { assetIds, before }: Which,
): Promise<PurgedAsset[]> {
  let query = database
    .selectFrom("assets")
    .select(["id", "order_key", "sha256", "generation_id"])
    .where("trashed_at", "is not", null)
    .where("purged_at", "is", null)
    .orderBy("order_key")
    .limit(purgedAtOnce);
  if (assetIds) query = query.where("id", "in", assetIds);
  if (before !== undefined) query = query.where("trashed_at", "<", before);
  return query.execute();
}

/**
 * The images whose row is still needed: by a run as its input, or by a run that is saving its
 * images.
 */
async function findNamed(database: Database, assets: PurgedAsset[]): Promise<Set<string>> {
  const inputs = await database
    .selectFrom("generation_inputs")
    .select("asset_id")
    .distinct()
    .where(
      "asset_id",
      "in",
      assets.map(({ id }) => id),
    )
    .execute();
  const open = await database
    .selectFrom("generations")
    .innerJoin("assets", "assets.generation_id", "generations.id")
    .select("generations.id")
    .where(
      "assets.id",
      "in",
      assets.map(({ id }) => id),
    )
    .where("status", "in", openStatuses)
    .execute();
  const openRuns = new Set(open.map(({ id }) => id));
  const saving = assets.filter(({ generation_id }) => openRuns.has(generation_id ?? ""));
  return new Set([...inputs.map(({ asset_id }) => asset_id), ...saving.map(({ id }) => id)]);
}

/**
 * Decides which files nobody needs any more: those of these contents, and those of images deleted
 * earlier that were still needed then. Call it in the transaction that ends the need.
 */
export async function releaseBlobs(database: Database, contents: string[]): Promise<void> {
  const earlier = await database
    .selectFrom("assets")
    .select("sha256")
    .distinct()
    .where("purged_at", "is not", null)
    .where("sha256", "not in", database.selectFrom("gone_blobs").select("sha256"))
    .execute();
  const candidates = [...new Set([...contents, ...earlier.map(({ sha256 }) => sha256)])];
  for (let first = 0; first < candidates.length; first += judgedAtOnce) {
    await giveUp(database, candidates.slice(first, first + judgedAtOnce));
  }
}

async function giveUp(database: Database, candidates: string[]): Promise<void> {
  const needed = await findNeeded(database, candidates);
  const gone = candidates.filter((sha256) => !needed.has(sha256));
  if (gone.length === 0) return;
  await database
    .insertInto("gone_blobs")
    .values(gone.map((sha256) => ({ sha256, decided_at: Date.now() })))
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

/**
 * The contents still needed: by an image, or as an input of a run that still has an image, is under
 * way, or ended without images and has not been dismissed.
 */
async function findNeeded(database: Database, contents: string[]): Promise<Set<string>> {
  const kept = await database
    .selectFrom("assets")
    .select("sha256")
    .where("sha256", "in", contents)
    .where("purged_at", "is", null)
    .execute();
  const inputs = await database
    .selectFrom("assets")
    .innerJoin("generation_inputs as input", "input.asset_id", "assets.id")
    .innerJoin("generations as run", "run.id", "input.generation_id")
    .select("assets.sha256")
    .distinct()
    .where("assets.sha256", "in", contents)
    .where((either) =>
      either.or([
        either("run.status", "in", openStatuses),
        either.and([
          either("run.status", "in", statusesWithoutImages),
          either("run.dismissed_at", "is", null),
        ]),
        either.exists(
          either
            .selectFrom("assets as output")
            .select("output.id")
            .whereRef("output.generation_id", "=", "run.id")
            .where("output.purged_at", "is", null),
        ),
      ]),
    )
    .execute();
  return new Set([...kept, ...inputs].map(({ sha256 }) => sha256));
}
