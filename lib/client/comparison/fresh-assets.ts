"use client";

import { useQueries } from "@tanstack/react-query";
import { assetQuery } from "@/lib/client/queries/assets";
import type { Asset } from "@/lib/core/api/asset";
import { newest } from "@/lib/core/api/newest";

/**
 * Images as they are now. A run has its images as they were when it was fetched, but their stars and
 * boards change while they are compared. Sends no request.
 */
export function useFreshAssets(assets: Asset[]): (asset: Asset) => Asset {
  const heard = useQueries({
    queries: assets.map(({ id }) => ({ ...assetQuery(id), enabled: false })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.id, data]] : []))),
  });
  return (asset) => newest(heard.get(asset.id), asset);
}
