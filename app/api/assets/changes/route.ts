import { assetChangesSchema } from "@/lib/core/api/library";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeManyAssets } from "@/lib/server/use-cases/library/change-assets";

export const POST = handler(async ({ request, studio }) => {
  const changes = await parseBody(assetChangesSchema, request);
  return unlessRefused(await changeManyAssets(studio, changes), (assets) => answerJson({ assets }));
});
