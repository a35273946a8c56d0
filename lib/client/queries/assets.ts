import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Asset, assetPageSchema, assetSchema } from "@/lib/core/api/asset";
import { lineageSchema } from "@/lib/core/api/lineage";
import { newest } from "@/lib/core/api/newest";
import { callApi } from "./api";
import { keptLive } from "./kept-live";

const assetKey = (id: string) => ["asset", id] as const;

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: assetKey(id),
    queryFn: async ({ client }) => {
      const answered = await callApi(`/api/assets/${id}`, assetSchema);
      return newest(client.getQueryData<Asset>(assetKey(id)), answered);
    },
    retry: false,
    ...keptLive,
  });

/** Every image, newest first, page by page, for picking a few; always fetched again. */
export const assetsQuery = infiniteQueryOptions({
  queryKey: ["assets"],
  queryFn: ({ pageParam }) =>
    callApi(`/api/assets?limit=100${pageParam ? `&cursor=${pageParam}` : ""}`, assetPageSchema),
  initialPageParam: "",
  getNextPageParam: (page) => page.nextCursor,
});

export const lineageQuery = (assetId: string) =>
  queryOptions({
    queryKey: ["lineage", assetId],
    queryFn: () => callApi(`/api/assets/${assetId}/lineage`, lineageSchema),
    retry: false,
  });
