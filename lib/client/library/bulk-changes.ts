import { notifyManager, type QueryClient } from "@tanstack/react-query";
import { receiveAsset } from "@/lib/client/live/receive";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { type AssetChanges, assetsChangedSchema } from "@/lib/core/api/library";
import { chunksOf } from "@/lib/core/library/selection";
import { withBulkProgress } from "./bulk-progress";

/** Images changed per call: few enough to show progress. */
const atOnce = 200;

interface Changed {
  /** The ids of the images that were changed; those that are gone for good are not among them. */
  done: string[];
  /** Whether the user stopped it before its end. */
  isCanceled: boolean;
  /** Why the studio refused the rest. */
  problem?: ApiProblem;
}

/** Changes many images in several calls. */
export async function changeImages(
  client: QueryClient,
  assetIds: string[],
  change: AssetChanges["change"],
): Promise<Changed> {
  return withBulkProgress(assetIds.length, async (goOn) => {
    const done: string[] = [];
    for (const chunk of chunksOf(assetIds, atOnce)) {
      if (assetIds.length > atOnce && !goOn(done.length)) return { done, isCanceled: true };
      const body: AssetChanges = { assetIds: chunk, change };
      try {
        const { assets } = await callApi("/api/assets/changes", assetsChangedSchema, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
        notifyManager.batch(() => {
          for (const asset of assets) receiveAsset(client, asset);
        });
        done.push(...assets.map(({ id }) => id));
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        return { done, isCanceled: false, problem: error };
      }
    }
    return { done, isCanceled: false };
  });
}
