import { readFacets } from "@/lib/server/db/assets/facets";
import { answerJson, handler } from "@/lib/server/http/handler";

export const GET = handler(async ({ studio }) => answerJson(await readFacets(studio.database)), {
  needs: "look",
});
