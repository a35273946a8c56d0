import { outlineQuerySchema } from "@/lib/core/api/library";
import { outlineOf } from "@/lib/server/db/list-assets";
import { handler, json } from "@/lib/server/http/handler";
import { parseQuery } from "@/lib/server/http/parse";

export const GET = handler(async ({ request, studio }) =>
  json(await outlineOf(studio.database, parseQuery(outlineQuerySchema, request))),
);
