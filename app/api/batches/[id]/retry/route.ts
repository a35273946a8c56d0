import { batchRetryRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { retryBatch } from "@/lib/server/use-cases/batches/retry-batch";

export const POST = handler(
  async ({ request, studio, caller, params }) => {
    const key = idempotencyKeyOf(request);
    const wanted = await parseBody(batchRetryRequestSchema, request);
    const retried = await retryBatch(studio, params.id, wanted, key, caller.program);
    return unlessRefused(retried, (batch) => answerJson(batch, 202));
  },
  { needs: "run" },
);
