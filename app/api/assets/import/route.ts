import { importRequestSchema } from "@/lib/core/api/asset";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { importAsset } from "@/lib/server/use-cases/files/import-asset";

export const POST = handler(
  async ({ request, studio }) => {
    const { url } = await parseBody(importRequestSchema, request);
    return unlessRefused(await importAsset(studio, url), (asset) =>
      answerJson({ assets: [asset] }, 201),
    );
  },
  { needs: "organise" },
);
