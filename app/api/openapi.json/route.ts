import { answerJson, handler } from "@/lib/server/http/handler";
import { describeApi } from "@/lib/server/http/openapi";

export const GET = handler(async () => answerJson(describeApi()), { needs: "look" });
