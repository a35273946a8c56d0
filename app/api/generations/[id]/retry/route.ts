import { handler, json } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { retryGeneration } from "@/lib/server/use-cases/generations/retry-generation";

export const POST = handler(async ({ request, studio, params }) => {
  const key = idempotencyKeyOf(request);
  return json({ generation: await retryGeneration(studio, params.id, key) }, 202);
});
