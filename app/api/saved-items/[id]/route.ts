import { renameRequestSchema } from "@/lib/core/api/saved-item";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { renameSavedItem, trashSavedItem } from "@/lib/server/use-cases/saved-items";

export const PATCH = handler(async ({ studio, request, params }) => {
  const { name } = await parseJson(renameRequestSchema, request);
  return json({ item: await renameSavedItem(studio, params.id, name) });
});

export const DELETE = handler(async ({ studio, params }) =>
  json({ item: await trashSavedItem(studio, params.id) }),
);
