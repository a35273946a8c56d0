import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { dismissGeneration } from "@/lib/server/use-cases/generations/retry-generation";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await dismissGeneration(studio, params.id), (generation) =>
      answerJson({ generation }),
    ),
  { needs: "organise" },
);
