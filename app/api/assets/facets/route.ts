import { readFacets } from "@/lib/server/db/assets/facets";
import { handler, json } from "@/lib/server/http/handler";

export const GET = handler(async ({ studio }) => json(await readFacets(studio.database)));
