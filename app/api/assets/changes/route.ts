import { assetChangesSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { changeManyAssets } from "@/lib/server/use-cases/library/change-assets";

export const POST = handler(async ({ request, studio }) => {
  const changes = await parseJson(assetChangesSchema, request);
  return json({ assets: await changeManyAssets(studio, changes) });
});
