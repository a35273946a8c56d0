import "server-only";
import type { Board, BoardChange } from "@/lib/core/api/library";
import { changeBoard, findBoard, insertBoard, listBoards } from "@/lib/server/db/board-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

type BoardOrNone = Board | Refusal<"notFound">;

export const readBoards = ({ database }: Studio): Promise<Board[]> => listBoards(database);

export async function createBoard(studio: Studio, name: string): Promise<BoardOrNone> {
  const id = await insertBoard(studio.database, name);
  studio.live.publish({ type: "boards" });
  return readBoard(studio, id);
}

/** Renames a board, or chooses the image that stands for it. */
export async function changeNamedBoard(
  studio: Studio,
  id: string,
  { name, coverId }: BoardChange,
): Promise<BoardOrNone> {
  const board = await readBoard(studio, id);
  if (isRefusal(board) || (name === undefined && coverId === undefined)) return board;
  return change(studio, id, {
    ...(name === undefined ? {} : { name }),
    ...(coverId === undefined ? {} : { cover_id: coverId }),
  });
}

/**
 * Hides a board along with its list of images; the images stay. `restoreBoard` brings all of it
 * back.
 */
export async function trashBoard(studio: Studio, id: string): Promise<BoardOrNone> {
  const board = await readBoard(studio, id);
  if (isRefusal(board)) return board;
  await changeBoard(studio.database, id, { trashed_at: Date.now() });
  studio.live.publish({ type: "boards" });
  return board;
}

export const restoreBoard = (studio: Studio, id: string): Promise<BoardOrNone> =>
  change(studio, id, { trashed_at: null });

async function change(
  studio: Studio,
  id: string,
  changes: { name?: string; trashed_at?: null; cover_id?: string | null },
): Promise<BoardOrNone> {
  if (!(await changeBoard(studio.database, id, changes))) return refuse("notFound");
  studio.live.publish({ type: "boards" });
  return readBoard(studio, id);
}

async function readBoard({ database }: Studio, id: string): Promise<BoardOrNone> {
  return (await findBoard(database, id)) ?? refuse("notFound");
}
