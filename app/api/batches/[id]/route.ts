import { batchPatchRequestSchema } from "@/lib/core/api/batch";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { patchBatch } from "@/lib/server/use-cases/batches/change-batch";
import { readBatch } from "@/lib/server/use-cases/batches/read-batch";
import { trashBatch } from "@/lib/server/use-cases/batches/trash-batch";

export const GET = handler(
  async ({ studio, params }) =>
    unlessRefused(await readBatch(studio, params.id), (batch) => answerJson(batch)),
  { needs: "look" },
);

export const PATCH = handler(
  async ({ request, studio, caller, params }) => {
    const patch = await parseBody(batchPatchRequestSchema, request);
    const patched = await patchBatch(studio, params.id, patch, caller.program);
    return unlessRefused(patched, (batch) => answerJson(batch));
  },
  { needs: "run" },
);

export const DELETE = handler(
  async ({ studio, params }) =>
    unlessRefused(await trashBatch(studio, params.id), (batch) => answerJson({ batch })),
  { needs: "organise" },
);
