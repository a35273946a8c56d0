import "server-only";
import type { Board } from "@/lib/core/api/library";
import { changeBoard, findBoard, insertBoard, listBoards } from "@/lib/server/db/board-rows";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";

export const readBoards = ({ database }: Studio): Promise<Board[]> => listBoards(database);

export async function createBoard(studio: Studio, name: string): Promise<Board> {
  const id = await insertBoard(studio.database, name);
  studio.live.publish({ type: "boards" });
  return requireBoard(studio, id);
}

/** @throws ApiError `notFound` */
export async function renameBoard(studio: Studio, id: string, name: string): Promise<Board> {
  await requireBoard(studio, id);
  return change(studio, id, { name });
}

/**
 * Hides a board along with its list of images; the images stay. `restoreBoard` brings all of it
 * back.
 * @throws ApiError `notFound`
 */
export async function trashBoard(studio: Studio, id: string): Promise<Board> {
  const board = await requireBoard(studio, id);
  await changeBoard(studio.database, id, { trashed_at: Date.now() });
  studio.live.publish({ type: "boards" });
  return board;
}

/** @throws ApiError `notFound` */
export const restoreBoard = (studio: Studio, id: string): Promise<Board> =>
  change(studio, id, { trashed_at: null });

async function change(
  studio: Studio,
  id: string,
  changes: { name?: string; trashed_at?: null },
): Promise<Board> {
  if (!(await changeBoard(studio.database, id, changes))) throw new ApiError("notFound");
  studio.live.publish({ type: "boards" });
  return requireBoard(studio, id);
}

async function requireBoard({ database }: Studio, id: string): Promise<Board> {
  const board = await findBoard(database, id);
  if (!board) throw new ApiError("notFound");
  return board;
}
