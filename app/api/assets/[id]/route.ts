import { assetChangeSchema } from "@/lib/core/api/library";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { changeAsset } from "@/lib/server/use-cases/library/change-assets";
import { requireAsset } from "@/lib/server/use-cases/library/require-asset";

export const GET = handler(async ({ studio, params }) =>
  json(await requireAsset(studio, params.id)),
);

export const PATCH = handler(async ({ studio, request, params }) => {
  const change = await parseJson(assetChangeSchema, request);
  return json(await changeAsset(studio, params.id, change));
});

export const DELETE = handler(async ({ studio, params }) =>
  json(await changeAsset(studio, params.id, { trashed: true })),
);
