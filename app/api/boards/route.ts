import { boardRequestSchema } from "@/lib/core/api/library";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createBoard, readBoards } from "@/lib/server/use-cases/library/boards";

export const GET = handler(async ({ studio }) => answerJson({ items: await readBoards(studio) }), {
  needs: "look",
});

export const POST = handler(
  async ({ studio, request }) => {
    const { name } = await parseBody(boardRequestSchema, request);
    return unlessRefused(await createBoard(studio, name), (board) => answerJson({ board }, 201));
  },
  { needs: "organise" },
);
