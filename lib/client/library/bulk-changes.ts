import { notifyManager, type QueryClient } from "@tanstack/react-query";
import { receiveAsset } from "@/lib/client/live/receive";
import { callApi } from "@/lib/client/queries/api";
import { type AssetChanges, assetsChangedSchema } from "@/lib/core/api/library";
import { chunksOf } from "@/lib/core/library/selection";
import { withBulkProgress } from "./bulk-progress";

/** Images changed per call: few enough to show progress. */
const atOnce = 200;

/** Changes many images in several calls. Returns the ids of those changed before canceling. */
export async function changeImages(
  client: QueryClient,
  assetIds: string[],
  change: AssetChanges["change"],
): Promise<string[]> {
  return withBulkProgress(assetIds.length, async (goOn) => {
    const done: string[] = [];
    for (const chunk of chunksOf(assetIds, atOnce)) {
      if (assetIds.length > atOnce && !goOn(done.length)) break;
      const body: AssetChanges = { assetIds: chunk, change };
      const { assets } = await callApi("/api/assets/changes", assetsChangedSchema, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      notifyManager.batch(() => {
        for (const asset of assets) receiveAsset(client, asset);
      });
      done.push(...chunk);
    }
    return done;
  });
}
