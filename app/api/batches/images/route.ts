import { imagesBatchRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createImagesBatch } from "@/lib/server/use-cases/batches/create-batch";

export const POST = handler(async ({ request, studio }) => {
  const key = idempotencyKeyOf(request);
  const wanted = await parseJson(imagesBatchRequestSchema, request);
  return unlessRefused(await createImagesBatch(studio, wanted, key), (batch) => json(batch, 201));
});
