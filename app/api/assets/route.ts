import { assetListQuerySchema } from "@/lib/core/api/asset";
import { listAssets } from "@/lib/server/db/list-assets";
import { handler, json } from "@/lib/server/http/handler";
import { parseQuery } from "@/lib/server/http/parse";
import { uploadAssets } from "@/lib/server/use-cases/upload-assets";

export const GET = handler(async ({ request, studio }) =>
  json(await listAssets(studio.database, parseQuery(assetListQuerySchema, request))),
);

export const POST = handler(async ({ request, studio }) => {
  const assets = await uploadAssets(studio, request);
  return json({ assets }, 201);
});
