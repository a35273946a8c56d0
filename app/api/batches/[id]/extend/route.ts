import { batchExtensionRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { extendBatch } from "@/lib/server/use-cases/batches/extend-batch";

export const POST = handler(
  async ({ request, studio, caller, params }) => {
    const wanted = await parseBody(batchExtensionRequestSchema, request);
    const extended = await extendBatch(studio, params.id, wanted, caller.program);
    return unlessRefused(extended, (batch) => answerJson(batch, 202));
  },
  { needs: "run" },
);
