import { handler } from "@/lib/server/http/handler";
import { serveExport } from "@/lib/server/use-cases/export-images";

export const GET = handler(
  async ({ request, studio, params }) => serveExport(studio, params.id, request.signal),
  { needs: "look" },
);
