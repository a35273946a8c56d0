import { answerJson, handler } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { unlessRefused } from "@/lib/server/refusal";
import { retryGeneration } from "@/lib/server/use-cases/generations/retry-generation";

export const POST = handler(
  async ({ request, studio, caller, params }) => {
    const key = idempotencyKeyOf(request);
    const created = await retryGeneration(studio, params.id, key, caller.program);
    return unlessRefused(created, (generation) => answerJson({ generation }, 202));
  },
  { needs: "run" },
);
