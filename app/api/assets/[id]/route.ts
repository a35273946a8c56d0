import { rightFor } from "@/lib/core/access/rights";
import { assetChangeSchema } from "@/lib/core/api/library";
import { refuseUnlessMay } from "@/lib/server/caller-rights";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeAsset } from "@/lib/server/use-cases/library/change-assets";
import { readAsset } from "@/lib/server/use-cases/library/read-asset";

export const GET = handler(
  async ({ studio, params }) =>
    unlessRefused(await readAsset(studio, params.id), (asset) => answerJson(asset)),
  { needs: "look" },
);

export const PATCH = handler(
  async ({ studio, request, caller, params }) => {
    const change = await parseBody(assetChangeSchema, request);
    const refusal = refuseUnlessMay(caller, rightFor(change));
    if (refusal) return refusal;
    return unlessRefused(await changeAsset(studio, params.id, change), (asset) =>
      answerJson(asset),
    );
  },
  { needs: "rate" },
);

export const DELETE = handler(
  async ({ studio, params }) =>
    unlessRefused(await changeAsset(studio, params.id, { trashed: true }), (asset) =>
      answerJson(asset),
    ),
  { needs: "organise" },
);
