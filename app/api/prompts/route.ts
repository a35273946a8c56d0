import { promptsQuerySchema } from "@/lib/core/api/prompt";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseQuery } from "@/lib/server/http/parse";
import { listPrompts } from "@/lib/server/use-cases/generations/list-prompts";

export const GET = handler(
  async ({ studio, request }) => {
    const { q } = parseQuery(promptsQuerySchema, request);
    return answerJson({ prompts: await listPrompts(studio, q) });
  },
  { needs: "look" },
);
