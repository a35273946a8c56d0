import { handler } from "@/lib/server/http/handler";
import { serveCopy } from "@/lib/server/use-cases/files/serve-copy";

export const GET = handler(({ request, studio, params }) => serveCopy(studio, params.id, request), {
  needs: "look",
});
