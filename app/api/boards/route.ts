import { boardRequestSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createBoard, readBoards } from "@/lib/server/use-cases/library/boards";

export const GET = handler(async ({ studio }) => json({ items: await readBoards(studio) }));

export const POST = handler(async ({ studio, request }) => {
  const { name } = await parseJson(boardRequestSchema, request);
  return unlessRefused(await createBoard(studio, name), (board) => json({ board }, 201));
});
