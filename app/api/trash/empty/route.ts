import { emptyTrashSchema } from "@/lib/core/api/library";
import { emptyTrash } from "@/lib/server/assets/empty-trash";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";

export const POST = handler(
  async ({ request, studio }) => {
    const { assetIds } = await parseBody(emptyTrashSchema, request);
    return answerJson({ assetIds: await emptyTrash(studio, { assetIds }) });
  },
  { needs: "erase" },
);
