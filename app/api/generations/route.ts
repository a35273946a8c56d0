import { generationListQuerySchema, runRequestSchema } from "@/lib/core/api/generation";
import { listGenerations } from "@/lib/server/db/generations/list-generations";
import { answerJson, handler } from "@/lib/server/http/handler";
import { idempotencyKeyOf } from "@/lib/server/http/idempotency-key";
import { parseBody, parseQuery } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createGeneration } from "@/lib/server/use-cases/generations/create-generation";

export const GET = handler(
  async ({ request, studio }) =>
    answerJson(
      await listGenerations(studio.database, parseQuery(generationListQuerySchema, request)),
    ),
  { needs: "look" },
);

export const POST = handler(
  async ({ request, studio, caller }) => {
    const key = idempotencyKeyOf(request);
    const wanted = await parseBody(runRequestSchema, request);
    const created = await createGeneration(studio, wanted, { key, orderer: caller.program });
    return unlessRefused(created, (generation) => answerJson({ generation }, 202));
  },
  { needs: "run" },
);
