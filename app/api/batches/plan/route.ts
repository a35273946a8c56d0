import { batchPlanRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { planBatch, presentPlan } from "@/lib/server/use-cases/batches/plan-batch";

export const POST = handler(
  async ({ request, studio }) => {
    const wanted = await parseBody(batchPlanRequestSchema, request);
    return unlessRefused(await planBatch(studio, wanted), async (plan) =>
      answerJson(await presentPlan(studio, plan)),
    );
  },
  { needs: "look" },
);
