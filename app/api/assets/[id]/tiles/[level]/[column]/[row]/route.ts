import { tilePathSchema } from "@/lib/core/api/asset";
import { handler } from "@/lib/server/http/handler";
import { parsePath } from "@/lib/server/http/parse";
import { serveTile } from "@/lib/server/use-cases/files/serve-tile";

export const GET = handler(
  (call) => serveTile(call.studio, call.params.id, parsePath(tilePathSchema, call), call.request),
  { needs: "look" },
);
