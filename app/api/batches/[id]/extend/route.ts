import { batchExtensionRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { extendBatch } from "@/lib/server/use-cases/batches/extend-batch";

export const POST = handler(async ({ request, studio, params }) => {
  const wanted = await parseJson(batchExtensionRequestSchema, request);
  const extended = await extendBatch(studio, params.id, wanted);
  return unlessRefused(extended, (batch) => json(batch, 202));
});
