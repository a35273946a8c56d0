import { batchPlanRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { planBatch, presentPlan } from "@/lib/server/use-cases/batches/plan-batch";

export const POST = handler(async ({ request, studio }) => {
  const wanted = await parseJson(batchPlanRequestSchema, request);
  return unlessRefused(await planBatch(studio, wanted), async (plan) =>
    json(await presentPlan(studio, plan)),
  );
});
