import { boardRequestSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { renameBoard, trashBoard } from "@/lib/server/use-cases/library/boards";

export const PATCH = handler(async ({ studio, request, params }) => {
  const { name } = await parseJson(boardRequestSchema, request);
  return json({ board: await renameBoard(studio, params.id, name) });
});

export const DELETE = handler(async ({ studio, params }) =>
  json({ board: await trashBoard(studio, params.id) }),
);
