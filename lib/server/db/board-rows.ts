import "server-only";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { type Board, boardSchema } from "@/lib/core/api/library";
import type { Database } from "./database";
import { readableRows } from "./readable-rows";

/** The boards outside the trash, in order of creation. */
export async function listBoards(database: Database): Promise<Board[]> {
  return read(database, undefined);
}

/** Undefined if there is no board with this id outside the trash. */
export async function findBoard(database: Database, id: string): Promise<Board | undefined> {
  return (await read(database, id))[0];
}

/** Those of the ids that belong to boards outside the trash. */
export async function findBoardIds(database: Database, ids: string[]): Promise<Set<string>> {
  const found = await database
    .selectFrom("boards")
    .select("id")
    .where("id", "in", ids)
    .where("trashed_at", "is", null)
    .execute();
  return new Set(found.map(({ id }) => id));
}

async function read(database: Database, id: string | undefined): Promise<Board[]> {
  let query = database.selectFrom("boards").selectAll().where("trashed_at", "is", null);
  if (id !== undefined) query = query.where("id", "=", id);
  const rows = await query.orderBy("id").execute();
  // The newest image of a board is its cover where none was chosen. A list of them would be too long for
  // one question where there are tens of thousands of boards.
  const { rows: counts } = await sql<{ id: string; count: number; cover: string | null }>`
    select counted.id, counted.count, cover.id as cover
    from (
      select board_assets.board_id as id, count(*) as count, max(board_assets.order_key) as newest
      from board_assets inner join assets on assets.order_key = board_assets.order_key
      where assets.trashed_at is null and assets.purged_at is null
        ${id === undefined ? sql`` : sql`and board_assets.board_id = ${id}`}
      group by board_assets.board_id
    ) as counted
    left join assets as cover on cover.order_key = counted.newest
  `.execute(database);
  const { rows: covers } = await sql<{ id: string; cover: string }>`
    select boards.id, boards.cover_id as cover
    from boards
    inner join board_assets
      on board_assets.board_id = boards.id and board_assets.asset_id = boards.cover_id
    inner join assets on assets.id = boards.cover_id
    where assets.trashed_at is null and assets.purged_at is null
      ${id === undefined ? sql`` : sql`and boards.id = ${id}`}
  `.execute(database);
  const coverOf = new Map(covers.map(({ id: board, cover }) => [board, cover]));
  const countOf = new Map(counts.map((entry) => [entry.id, entry]));
  return readableRows("boards", rows, (row) => {
    const counted = countOf.get(row.id);
    const chosen = coverOf.get(row.id);
    const cover = chosen ?? counted?.cover;
    return boardSchema.parse({
      id: row.id,
      name: row.name,
      createdAt: new Date(row.created_at).toISOString(),
      count: counted?.count ?? 0,
      ...(chosen ? { coverId: chosen } : {}),
      ...(cover ? { coverUrl: `/api/assets/${cover}/thumb` } : {}),
    });
  });
}

/** Gives the new board's id. */
export async function insertBoard(database: Database, name: string): Promise<string> {
  const id = uuidv7();
  await database.insertInto("boards").values({ id, name, created_at: Date.now() }).execute();
  return id;
}

/** Returns whether there is a board with this id. */
export async function changeBoard(
  database: Database,
  id: string,
  changes: { name?: string; trashed_at?: number | null; cover_id?: string | null },
): Promise<boolean> {
  const result = await database
    .updateTable("boards")
    .set(changes)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

/** Adds a board under an id that it has already, unless there is one. Returns whether it was added. */
export async function insertKnownBoard(
  transaction: Database,
  board: { id: string; name: string; createdAt: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: rows } = await transaction
    .insertInto("boards")
    .values({ id: board.id, name: board.name, created_at: board.createdAt })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return Boolean(rows);
}
