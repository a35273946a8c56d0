import { boardChangeSchema } from "@/lib/core/api/library";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeNamedBoard, trashBoard } from "@/lib/server/use-cases/library/boards";

export const PATCH = handler(
  async ({ studio, request, params }) => {
    const change = await parseBody(boardChangeSchema, request);
    return unlessRefused(await changeNamedBoard(studio, params.id, change), (board) =>
      answerJson({ board }),
    );
  },
  { needs: "organise" },
);

export const DELETE = handler(
  async ({ studio, params }) =>
    unlessRefused(await trashBoard(studio, params.id), (board) => answerJson({ board })),
  { needs: "organise" },
);
