import { listQuerySchema } from "@/lib/core/api/asset";
import { batchRequestSchema } from "@/lib/core/api/batch";
import { listBatches } from "@/lib/server/db/batches/batch-rows";
import { answerJson, handler } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { parseBody, parseQuery } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createBatch } from "@/lib/server/use-cases/batches/create-batch";

export const GET = handler(
  async ({ request, studio }) =>
    answerJson(
      await listBatches(studio.database, parseQuery(listQuerySchema, request), studio.rates),
    ),
  { needs: "look" },
);

export const POST = handler(
  async ({ request, studio, caller }) => {
    const key = idempotencyKeyOf(request);
    const wanted = await parseBody(batchRequestSchema, request);
    const created = await createBatch(studio, wanted, key, caller.program);
    return unlessRefused(created, (batch) => answerJson(batch, 202));
  },
  { needs: "run" },
);
