import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { cancelBatch } from "@/lib/server/use-cases/batches/change-batch";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await cancelBatch(studio, params.id), (batch) => answerJson(batch)),
  { needs: "run" },
);
