import { outlineQuerySchema } from "@/lib/core/api/library";

import { answerJson, handler } from "@/lib/server/http/handler";
import { parseQuery } from "@/lib/server/http/parse";
import { outlineLibrary } from "@/lib/server/use-cases/library/list-library";

export const GET = handler(
  async ({ request, studio }) =>
    answerJson(await outlineLibrary(studio, parseQuery(outlineQuerySchema, request))),
  { needs: "look" },
);
