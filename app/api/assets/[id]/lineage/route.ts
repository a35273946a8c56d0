import { readLineage } from "@/lib/server/db/assets/lineage";
import { handler, json } from "@/lib/server/http/handler";
import { requireAsset } from "@/lib/server/use-cases/library/require-asset";

export const GET = handler(async ({ studio, params }) => {
  const { id } = await requireAsset(studio, params.id);
  return json(await readLineage(studio.database, id));
});
