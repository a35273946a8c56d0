import "server-only";
import type { Database } from "@/lib/server/db/database";

const kept = (database: Database) =>
  database
    .selectFrom("assets")
    .select(["assets.id", "assets.generation_id", "assets.bytes", "assets.order_key"])
    .where("assets.purged_at", "is", null);

/** What an export needs to know of these images, without those deleted for good. */
export async function findExportRows(database: Database, ids: string[]) {
  return kept(database).where("assets.id", "in", ids).execute();
}

/** The newest images outside the trash before an order key, of one board or of the whole library. */
export async function listExportRows(
  database: Database,
  boardId: string | undefined,
  before: number,
  limit: number,
) {
  let query = kept(database)
    .where("assets.trashed_at", "is", null)
    .orderBy("assets.order_key", "desc")
    .limit(limit);
  if (boardId !== undefined) {
    query = query.where("assets.id", "in", (board) =>
      board
        .selectFrom("board_assets")
        .select("board_assets.asset_id")
        .where("board_assets.board_id", "=", boardId),
    );
  }
  return query.where("assets.order_key", "<", before).execute();
}

/** The images that went into these runs. */
export async function findInputRows(database: Database, generationIds: string[]) {
  return database
    .selectFrom("generation_inputs as input")
    .innerJoin("assets", "assets.id", "input.asset_id")
    .select(["assets.id", "assets.generation_id", "assets.bytes"])
    .where("input.generation_id", "in", generationIds)
    .distinct()
    .execute();
}
