import { handler } from "@/lib/server/http/handler";
import { serveRendition } from "@/lib/server/use-cases/files/serve-asset";

export const GET = handler(
  ({ request, studio, params }) => serveRendition(studio, params.id, "thumb", request),
  { needs: "look" },
);
