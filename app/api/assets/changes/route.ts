import { rightFor } from "@/lib/core/access/rights";
import { assetChangesSchema } from "@/lib/core/api/library";
import { refuseUnlessMay } from "@/lib/server/caller-rights";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeManyAssets } from "@/lib/server/use-cases/library/change-assets";

export const POST = handler(
  async ({ request, studio, caller }) => {
    const changes = await parseBody(assetChangesSchema, request);
    const refusal = refuseUnlessMay(caller, rightFor(changes.change));
    if (refusal) return refusal;
    return unlessRefused(await changeManyAssets(studio, changes), (assets) =>
      answerJson({ assets }),
    );
  },
  { needs: "rate" },
);
