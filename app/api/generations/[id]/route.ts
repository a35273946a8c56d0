import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { lookUpGeneration } from "@/lib/server/use-cases/generations/create-generation";

export const GET = handler(
  async ({ studio, params }) =>
    unlessRefused(await lookUpGeneration(studio, params.id), (generation) =>
      answerJson({ generation }),
    ),
  { needs: "look" },
);
