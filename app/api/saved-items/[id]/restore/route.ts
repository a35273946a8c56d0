import { handler, json } from "@/lib/server/http/handler";
import { restoreSavedItem } from "@/lib/server/use-cases/saved-items";

export const POST = handler(async ({ studio, params }) =>
  json({ item: await restoreSavedItem(studio, params.id) }),
);
