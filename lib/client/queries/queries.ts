import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { receiveIntoSelection } from "@/lib/client/library/selection";
import { generationKey, newestKnown, withBegunMeanwhile } from "@/lib/client/live/generation-news";
import { countAgain, receiveIntoLists, removeFromLists } from "@/lib/client/live/library-cache";
import { type Asset, assetPageSchema, assetSchema } from "@/lib/core/api/asset";
import {
  type Generation,
  generationEnvelopeSchema,
  generationPageSchema,
} from "@/lib/core/api/generation";
import { lineageSchema } from "@/lib/core/api/lineage";
import type { LiveEvent } from "@/lib/core/api/live-event";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { spendSchema } from "@/lib/core/api/spend";
import { isOpen } from "@/lib/core/generation/status";
import { callApi } from "./api";
import { askAfresh } from "./ask-afresh";
import { receiveBatch, receiveBatchRun } from "./batches";

/** Live events keep the cache fresh; asking again on focus would be for nothing. */
const keptLive = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

export const assetQuery = (id: string) =>
  queryOptions({
    queryKey: ["asset", id],
    queryFn: () => callApi(`/api/assets/${id}`, assetSchema),
    retry: false,
    ...keptLive,
  });

/** Every image, newest first, page by page, for choosing a few; asked anew each time it is looked at. */
export const assetsQuery = infiniteQueryOptions({
  queryKey: ["assets"],
  queryFn: ({ pageParam }) =>
    callApi(`/api/assets?limit=100${pageParam ? `&cursor=${pageParam}` : ""}`, assetPageSchema),
  initialPageParam: "",
  getNextPageParam: (page) => page.nextCursor,
});

export const generationQuery = (id: string) =>
  queryOptions({
    queryKey: generationKey(id),
    queryFn: async ({ client }) => {
      const answer = await callApi(`/api/generations/${id}`, generationEnvelopeSchema);
      return newestKnown(client, answer.generation);
    },
    retry: false,
    ...keptLive,
  });

export const lineageQuery = (assetId: string) =>
  queryOptions({
    queryKey: ["lineage", assetId],
    queryFn: () => callApi(`/api/assets/${assetId}/lineage`, lineageSchema),
    retry: false,
  });

export const rawAnswerQuery = (generationId: string) =>
  queryOptions({
    queryKey: ["answer", generationId],
    queryFn: () => callApi(`/api/generations/${generationId}/answer`, rawAnswerSchema),
    retry: false,
  });

const recentGenerations = 100;

export const generationsQuery = queryOptions({
  queryKey: ["generations"],
  queryFn: async ({ client }) => {
    const path = `/api/generations?limit=${recentGenerations}`;
    const { items } = await callApi(path, generationPageSchema);
    return withBegunMeanwhile(client, items);
  },
  ...keptLive,
});

/** So many runs that ended without an image are shown among the images, the latest ones. */
const mostWithoutImages = 200;

/** The runs without an image that nobody took off the screen, also those of long ago. */
export const withoutImagesQuery = queryOptions({
  queryKey: ["generations-without-images"],
  queryFn: async ({ client }) => {
    const path = `/api/generations?withoutImages=true&dismissed=false&limit=${mostWithoutImages}`;
    const { items } = await callApi(path, generationPageSchema);
    return items.map((one) => newestKnown(client, one));
  },
  ...keptLive,
});

export const spendQuery = queryOptions({
  queryKey: ["spend"],
  queryFn: () => callApi("/api/spend", spendSchema),
  ...keptLive,
});

/** Puts what the server tells into the cache. */
export function receiveEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case "generation":
      receiveGeneration(client, event.generation);
      receiveBatchRun(client, event.generation);
      break;
    case "asset":
      receiveAsset(client, event.asset);
      break;
    case "assetsGone":
      removeFromLists(client, event.assetIds);
      break;
    case "boards":
      countAgain(client);
      break;
    case "batch":
      receiveBatch(client, event.batch);
  }
}

/** Puts news of a generation into the cache, unless something newer is there. */
export function receiveGeneration(client: QueryClient, news: Generation): void {
  if (!isOpen(news.status) || news.status === "storing") {
    void askAfresh(client, { queryKey: spendQuery.queryKey });
  }
  client.setQueryData(generationQuery(news.id).queryKey, (known) =>
    known && known.revision > news.revision ? known : news,
  );
  client.setQueryData(withoutImagesQuery.queryKey, (known) =>
    known?.map((one) => (one.id === news.id && one.revision <= news.revision ? news : one)),
  );
  client.setQueryData(generationsQuery.queryKey, (known: Generation[] | undefined) => {
    if (!known) return known;
    const place = known.findIndex(({ id }) => id === news.id);
    if (place === -1) return withRun(known, news);
    const current = known[place];
    if (current && current.revision > news.revision) return known;
    return known.with(place, news);
  });
}

/** Puts a run where it belongs among the others, newest first: also one of long ago may have news. */
function withRun(known: Generation[], news: Generation): Generation[] {
  const older = known.findIndex(({ id }) => id < news.id);
  return older === -1 ? [...known, news] : known.toSpliced(older, 0, news);
}

/** Puts an image into the cache: into the lists of the library, and under its own id. */
export function receiveAsset(client: QueryClient, news: Asset): void {
  client.setQueryData(assetQuery(news.id).queryKey, news);
  receiveIntoSelection(news);
  receiveIntoLists(client, news);
}
