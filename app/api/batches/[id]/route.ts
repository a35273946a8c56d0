import { batchPatchRequestSchema } from "@/lib/core/api/batch";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { patchBatch } from "@/lib/server/use-cases/batches/change-batch";
import { readBatch } from "@/lib/server/use-cases/batches/read-batch";
import { trashBatch } from "@/lib/server/use-cases/batches/trash-batch";

export const GET = handler(async ({ studio, params }) =>
  unlessRefused(await readBatch(studio, params.id), (batch) => json(batch)),
);

export const PATCH = handler(async ({ request, studio, params }) => {
  const patch = await parseJson(batchPatchRequestSchema, request);
  return unlessRefused(await patchBatch(studio, params.id, patch), (batch) => json(batch));
});

export const DELETE = handler(async ({ studio, params }) =>
  unlessRefused(await trashBatch(studio, params.id), (batch) => json({ batch })),
);
