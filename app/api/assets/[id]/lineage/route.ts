import { readLineage } from "@/lib/server/db/assets/lineage";
import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { readAsset } from "@/lib/server/use-cases/library/read-asset";

export const GET = handler(
  async ({ studio, params }) => {
    const asset = await readAsset(studio, params.id);
    return unlessRefused(asset, async ({ id }) =>
      answerJson(await readLineage(studio.database, id)),
    );
  },
  { needs: "look" },
);
