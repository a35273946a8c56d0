import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { cancelGeneration } from "@/lib/server/use-cases/generations/cancel-generation";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await cancelGeneration(studio, params.id), (generation) =>
      answerJson({ generation }),
    ),
  { needs: "run" },
);
