import { exportRequestSchema } from "@/lib/core/api/portability";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { beginExport } from "@/lib/server/use-cases/export-images";

export const POST = handler(
  async ({ request, studio }) => {
    const wanted = await parseBody(exportRequestSchema, request);
    const begun = await beginExport(studio, wanted);
    return unlessRefused(begun, (ticket) => answerJson({ export: ticket }, 201));
  },
  { needs: "look" },
);
