import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { restoreBoard } from "@/lib/server/use-cases/library/boards";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await restoreBoard(studio, params.id), (board) => answerJson({ board })),
  { needs: "organise" },
);
