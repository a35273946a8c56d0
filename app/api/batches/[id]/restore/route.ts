import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { restoreBatch } from "@/lib/server/use-cases/batches/trash-batch";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await restoreBatch(studio, params.id), (batch) => answerJson({ batch })),
  { needs: "organise" },
);
