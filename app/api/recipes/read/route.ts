import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { readSentRecipe } from "@/lib/server/use-cases/files/read-recipe";

export const POST = handler(
  async ({ request, studio }) =>
    unlessRefused(await readSentRecipe(studio, request), (read) => answerJson(read)),
  { needs: "look" },
);
