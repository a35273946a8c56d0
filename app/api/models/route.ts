import { answerJson, handler } from "@/lib/server/http/handler";
import { listModels } from "@/lib/server/use-cases/list-models";

export const GET = handler(async ({ studio }) => answerJson(listModels(studio)), { needs: "look" });
