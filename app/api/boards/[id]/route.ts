import { boardChangeSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeNamedBoard, trashBoard } from "@/lib/server/use-cases/library/boards";

export const PATCH = handler(async ({ studio, request, params }) => {
  const change = await parseJson(boardChangeSchema, request);
  return unlessRefused(await changeNamedBoard(studio, params.id, change), (board) =>
    json({ board }),
  );
});

export const DELETE = handler(async ({ studio, params }) =>
  unlessRefused(await trashBoard(studio, params.id), (board) => json({ board })),
);
