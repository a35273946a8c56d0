import { assetChangesSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeManyAssets } from "@/lib/server/use-cases/library/change-assets";

export const POST = handler(async ({ request, studio }) => {
  const changes = await parseJson(assetChangesSchema, request);
  return unlessRefused(await changeManyAssets(studio, changes), (assets) => json({ assets }));
});
