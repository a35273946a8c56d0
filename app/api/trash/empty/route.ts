import { emptyTrashSchema } from "@/lib/core/api/library";
import { emptyTrash } from "@/lib/server/assets/empty-trash";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";

export const POST = handler(async ({ request, studio }) => {
  const { assetIds } = await parseJson(emptyTrashSchema, request);
  return json({ assetIds: await emptyTrash(studio, { assetIds }) });
});
