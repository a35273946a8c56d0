import { savedListQuerySchema, saveRequestSchema } from "@/lib/core/api/saved-item";
import { insertSavedItem, listSavedItems } from "@/lib/server/db/saved-item-rows";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson, parseQuery } from "@/lib/server/http/parse";

export const GET = handler(async ({ studio, request }) => {
  const { kind } = parseQuery(savedListQuerySchema, request);
  return json({ items: await listSavedItems(studio.database, kind) });
});

export const POST = handler(async ({ studio, request }) => {
  const { name, content } = await parseJson(saveRequestSchema, request);
  return json({ item: await insertSavedItem(studio.database, name, content) }, 201);
});
