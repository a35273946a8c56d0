import { reshapeSchema } from "@/lib/core/api/asset";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { reshapeAsset } from "@/lib/server/use-cases/files/reshape-asset";

export const POST = handler(
  async ({ request, studio, params }) => {
    const reshape = await parseBody(reshapeSchema, request);
    return unlessRefused(await reshapeAsset(studio, params.id, reshape), (asset) =>
      answerJson({ assets: [asset] }, 201),
    );
  },
  { needs: "organise" },
);
