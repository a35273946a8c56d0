import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
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

/**
 * The images of a search, newest first, page by page, for picking a few; always fetched again. The
 * last ones stay until the next are there.
 * @param search as `apiSearchOf` writes it
 */
export const assetsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ["assets", search],
    queryFn: ({ pageParam, signal }) => {
      const place = new URLSearchParams(search);
      place.set("limit", "100");
      if (pageParam) place.set("cursor", pageParam);
      return callApi(`/api/assets?${place}`, assetPageSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const lineageQuery = (assetId: string) =>
  queryOptions({
    queryKey: ["lineage", assetId],
    queryFn: () => callApi(`/api/assets/${assetId}/lineage`, lineageSchema),
    retry: false,
  });
