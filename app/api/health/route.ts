import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { checkHealth } from "@/lib/server/use-cases/check-health";

export const GET = handler(async ({ studio }) =>
  unlessRefused(await checkHealth(studio), (health) => answerJson(health)),
);
