import { assetChangeSchema } from "@/lib/core/api/library";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { changeAsset } from "@/lib/server/use-cases/library/change-assets";
import { readAsset } from "@/lib/server/use-cases/library/read-asset";

export const GET = handler(async ({ studio, params }) =>
  unlessRefused(await readAsset(studio, params.id), (asset) => answerJson(asset)),
);

export const PATCH = handler(async ({ studio, request, params }) => {
  const change = await parseBody(assetChangeSchema, request);
  return unlessRefused(await changeAsset(studio, params.id, change), (asset) => answerJson(asset));
});

export const DELETE = handler(async ({ studio, params }) =>
  unlessRefused(await changeAsset(studio, params.id, { trashed: true }), (asset) =>
    answerJson(asset),
  ),
);
