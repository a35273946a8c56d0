import { batchPlanRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { planBatch, presentPlan } from "@/lib/server/use-cases/batches/plan-batch";

export const POST = handler(async ({ request, studio }) => {
  const wanted = await parseJson(batchPlanRequestSchema, request);
  return json(await presentPlan(studio, await planBatch(studio, wanted)));
});
