import { importRequestSchema } from "@/lib/core/api/asset";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { importAsset } from "@/lib/server/use-cases/files/import-asset";

export const POST = handler(async ({ request, studio }) => {
  const { url } = await parseJson(importRequestSchema, request);
  return unlessRefused(await importAsset(studio, url), (asset) => json({ assets: [asset] }, 201));
});
