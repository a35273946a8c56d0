import { reshapeSchema } from "@/lib/core/api/asset";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { reshapeAsset } from "@/lib/server/use-cases/files/reshape-asset";

export const POST = handler(async ({ request, studio, params }) => {
  const reshape = await parseJson(reshapeSchema, request);
  return unlessRefused(await reshapeAsset(studio, params.id, reshape), (asset) =>
    json({ assets: [asset] }, 201),
  );
});
