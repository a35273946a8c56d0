import { exportRequestSchema } from "@/lib/core/api/portability";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { beginExport } from "@/lib/server/use-cases/export-images";

export const POST = handler(async ({ request, studio }) => {
  const wanted = await parseJson(exportRequestSchema, request);
  const begun = await beginExport(studio, wanted);
  return unlessRefused(begun, (ticket) => json({ export: ticket }, 201));
});
