import { savedListQuerySchema, saveRequestSchema } from "@/lib/core/api/saved-item";
import { insertSavedItem, listSavedItems } from "@/lib/server/db/saved-item-rows";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody, parseQuery } from "@/lib/server/http/parse";

export const GET = handler(
  async ({ studio, request }) => {
    const { kind } = parseQuery(savedListQuerySchema, request);
    return answerJson({ items: await listSavedItems(studio.database, kind) });
  },
  { needs: "look" },
);

export const POST = handler(
  async ({ studio, request }) => {
    const { name, content } = await parseBody(saveRequestSchema, request);
    return answerJson({ item: await insertSavedItem(studio.database, name, content) }, 201);
  },
  { needs: "organise" },
);
