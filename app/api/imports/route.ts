import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { importArchive } from "@/lib/server/use-cases/import-archive";

export const POST = handler(
  async ({ request, studio }) =>
    unlessRefused(await importArchive(studio, request), (imported) => answerJson(imported, 201)),
  { needs: "organise" },
);
