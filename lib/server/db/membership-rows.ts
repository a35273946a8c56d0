import "server-only";
import type { Insertable } from "kysely";
import type { Database } from "./database";
import type { BoardAssetTable } from "./schema";

/** Puts images on boards; one that is on its board already stays as it is. */
export async function insertMemberships(
  transaction: Database,
  memberships: Insertable<BoardAssetTable>[],
): Promise<void> {
  if (memberships.length === 0) return;
  await transaction
    .insertInto("board_assets")
    .values(memberships)
    .onConflict((conflict) => conflict.columns(["board_id", "asset_id"]).doNothing())
    .execute();
}

/** The boards outside the trash that these images are on, once for each image. */
export async function findMemberships(database: Database, assetIds: string[]) {
  return database
    .selectFrom("board_assets")
    .innerJoin("boards", "boards.id", "board_assets.board_id")
    .select([
      "board_assets.asset_id",
      "board_assets.added_at",
      "boards.id",
      "boards.name",
      "boards.created_at",
    ])
    .where("board_assets.asset_id", "in", assetIds)
    .where("boards.trashed_at", "is", null)
    .execute();
}
