import { answerJson, handler } from "@/lib/server/http/handler";
import { readSpend } from "@/lib/server/use-cases/generations/spend";

export const GET = handler(async ({ studio }) => answerJson(await readSpend(studio)), {
  needs: "look",
});
