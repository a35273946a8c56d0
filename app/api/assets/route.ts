import { assetListQuerySchema } from "@/lib/core/api/asset";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseQuery } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { uploadAssets } from "@/lib/server/use-cases/files/upload-assets";
import { listLibrary } from "@/lib/server/use-cases/library/list-library";

export const GET = handler(
  async ({ request, studio }) =>
    answerJson(await listLibrary(studio, parseQuery(assetListQuerySchema, request))),
  { needs: "look" },
);

export const POST = handler(
  async ({ request, studio }) =>
    unlessRefused(await uploadAssets(studio, request), (assets) => answerJson({ assets }, 201)),
  { needs: "organise" },
);
