import { handler } from "@/lib/server/http/handler";
import { serveOriginal } from "@/lib/server/use-cases/files/serve-asset";

export const GET = handler(
  ({ request, studio, params }) => serveOriginal(studio, params.id, request),
  { needs: "look" },
);
