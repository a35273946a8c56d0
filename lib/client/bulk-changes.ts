import { notifyManager, type QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { type AssetChanges, assetsChangedSchema } from "@/lib/core/api/library";
import { chunksOf } from "@/lib/core/library/selection";
import { callApi } from "./api";
import { receiveAsset } from "./queries";

/** So many images are changed by one call: few enough to see it go on. */
const atOnce = 200;

/** A change of many images that is under way. */
interface BulkProgress {
  done: number;
  total: number;
  cancel: () => void;
}

const useStore = create<{ progress: BulkProgress | undefined }>(() => ({ progress: undefined }));

export const useBulkProgress = () => useStore(({ progress }) => progress);

/** Changes many images call by call; gives the ids of those that were changed before it was canceled. */
export async function changeImages(
  client: QueryClient,
  assetIds: string[],
  change: AssetChanges["change"],
): Promise<string[]> {
  let isCanceled = false;
  const done: string[] = [];
  const show = () =>
    useStore.setState({
      progress: {
        done: done.length,
        total: assetIds.length,
        cancel: () => {
          isCanceled = true;
        },
      },
    });
  try {
    for (const chunk of chunksOf(assetIds, atOnce)) {
      if (isCanceled) break;
      if (assetIds.length > atOnce) show();
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
  } finally {
    useStore.setState({ progress: undefined });
  }
  return done;
}
