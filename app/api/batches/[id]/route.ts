import { batchPatchRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { patchBatch } from "@/lib/server/use-cases/batches/change-batch";
import { readBatch } from "@/lib/server/use-cases/batches/read-batch";

export const GET = handler(async ({ studio, params }) => json(await readBatch(studio, params.id)));

export const PATCH = handler(async ({ request, studio, params }) => {
  const patch = await parseJson(batchPatchRequestSchema, request);
  return json(await patchBatch(studio, params.id, patch));
});
