import { imagesBatchRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createImagesBatch } from "@/lib/server/use-cases/batches/create-batch";

export const POST = handler(
  async ({ request, studio }) => {
    const key = idempotencyKeyOf(request);
    const wanted = await parseBody(imagesBatchRequestSchema, request);
    return unlessRefused(await createImagesBatch(studio, wanted, key), (batch) =>
      answerJson(batch, 201),
    );
  },
  { needs: "organise" },
);
