import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { readAnswer } from "@/lib/server/use-cases/generations/read-answer";

export const GET = handler(
  async ({ studio, params }) =>
    unlessRefused(await readAnswer(studio, params.id), (answer) => answerJson(answer)),
  { needs: "look" },
);
