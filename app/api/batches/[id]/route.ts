import { batchPatchRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { patchBatch } from "@/lib/server/use-cases/batches/change-batch";
import { readBatch } from "@/lib/server/use-cases/batches/read-batch";
import { trashBatch } from "@/lib/server/use-cases/batches/trash-batch";

export const GET = handler(async ({ studio, params }) =>
  unlessRefused(await readBatch(studio, params.id), (batch) => answerJson(batch)),
);

export const PATCH = handler(async ({ request, studio, params }) => {
  const patch = await parseBody(batchPatchRequestSchema, request);
  return unlessRefused(await patchBatch(studio, params.id, patch), (batch) => answerJson(batch));
});

export const DELETE = handler(async ({ studio, params }) =>
  unlessRefused(await trashBatch(studio, params.id), (batch) => answerJson({ batch })),
);
