import { exportRequestSchema } from "@/lib/core/api/portability";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { beginExport } from "@/lib/server/use-cases/export-images";

export const POST = handler(async ({ request, studio }) => {
  const wanted = await parseJson(exportRequestSchema, request);
  return json({ export: await beginExport(studio, wanted) }, 201);
});
