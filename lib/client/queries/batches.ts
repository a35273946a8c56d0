"use client";

import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import { newestKnown } from "@/lib/client/live/generation-news";
import {
  type BatchEnvelope,
  type BatchExtensionRequest,
  type BatchPatchRequest,
  type BatchPlanRequest,
  type BatchRequest,
  type BatchSummary,
  batchEnvelopeSchema,
  batchPageSchema,
  batchPlanSchema,
  type Decisions,
  type ImagesBatchRequest,
} from "@/lib/core/api/batch";
import type { Generation } from "@/lib/core/api/generation";
import { type ApiProblem, callApi } from "./api";
import { askAfresh } from "./ask-afresh";

const batchKey = (id: string) => ["batch", id] as const;

/** A comparison with the runs of its cells; live events keep it fresh. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: batchKey(id),
    queryFn: async ({ client }) => {
      const { batch, generations } = await callApi(`/api/batches/${id}`, batchEnvelopeSchema);
      return { batch, generations: generations.map((one) => newestKnown(client, one)) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });

export const batchesQuery = queryOptions({
  queryKey: ["batches"],
  queryFn: async () => (await callApi("/api/batches?limit=100", batchPageSchema)).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Puts news of a comparison into the cache; its cells are asked for where they have changed. */
export function receiveBatch(client: QueryClient, news: BatchSummary): void {
  client.setQueryData(batchesQuery.queryKey, (known) => {
    if (!known) return known;
    const isKnown = known.some(({ id }) => id === news.id);
    return isKnown ? known.map((batch) => (batch.id === news.id ? news : batch)) : [news, ...known];
  });
  const envelope = client.getQueryData(batchQuery(news.id).queryKey);
  if (!envelope) return;
  if (envelope.batch.revision !== news.revision) {
    void askAfresh(client, { queryKey: batchKey(news.id) });
  } else {
    client.setQueryData(batchQuery(news.id).queryKey, {
      ...envelope,
      batch: { ...envelope.batch, ...news },
    });
  }
}

/** Puts news of a run into the comparison that it belongs to, unless something newer is there. */
export function receiveBatchRun(client: QueryClient, news: Generation): void {
  if (!news.batchId) return;
  client.setQueryData(batchQuery(news.batchId).queryKey, (envelope) => {
    const isNews = (known: Generation) => known.id === news.id && known.revision <= news.revision;
    return (
      envelope && {
        ...envelope,
        generations: envelope.generations.map((known) => (isNews(known) ? news : known)),
      }
    );
  });
}

const send = (method: "POST" | "PATCH", body: unknown, key?: string): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json", ...(key ? { "Idempotency-Key": key } : {}) },
  body: JSON.stringify(body),
});

/** What a comparison would be; the last plan stays until the next is there. */
export const batchPlanQuery = (request: BatchPlanRequest) =>
  queryOptions({
    queryKey: ["batch-plan", request],
    queryFn: ({ signal }) =>
      callApi("/api/batches/plan", batchPlanSchema, { ...send("POST", request), signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

/** A mutation whose answer is a comparison, which then is in the cache. */
function useBatchMutation<Given>(call: (given: Given) => Promise<BatchEnvelope>) {
  const client = useQueryClient();
  return useMutation<BatchEnvelope, ApiProblem, Given>({
    mutationFn: call,
    onSuccess(envelope) {
      client.setQueryData(batchKey(envelope.batch.id), envelope);
      void askAfresh(client, { queryKey: batchesQuery.queryKey });
    },
    // What may cost money is repeated only by a person.
    retry: false,
    networkMode: "always",
  });
}

/** Starts a comparison. The key makes a second press of the same plan the same comparison. */
export const useStartBatch = () =>
  useBatchMutation(({ request, key }: { request: BatchRequest; key: string }) =>
    callApi("/api/batches", batchEnvelopeSchema, send("POST", request, key)),
  );

interface KeptImages extends ImagesBatchRequest {
  /** What was decided about them so far. */
  decisions: Decisions;
}

/** Keeps images that are compared as a comparison of its own, with what was decided about them. */
export const useKeepImages = () =>
  useBatchMutation(async ({ decisions, ...request }: KeptImages) => {
    const init = send("POST", request, uuidv7());
    const kept = await callApi("/api/batches/images", batchEnvelopeSchema, init);
    if (Object.keys(decisions).length === 0) return kept;
    const path = `/api/batches/${kept.batch.id}`;
    return callApi(path, batchEnvelopeSchema, send("PATCH", { decisions }));
  });

/** What can be done with a comparison that is there. */
export function useBatchChanges(id: string) {
  const path = `/api/batches/${id}`;
  return {
    change: useBatchMutation((patch: BatchPatchRequest) =>
      callApi(path, batchEnvelopeSchema, send("PATCH", patch)),
    ),
    cancelRest: useBatchMutation((_: undefined) =>
      callApi(`${path}/cancel`, batchEnvelopeSchema, send("POST", {})),
    ),
    retry: useBatchMutation(({ cells, key }: { cells?: string[]; key: string }) =>
      callApi(`${path}/retry`, batchEnvelopeSchema, send("POST", cells ? { cells } : {}, key)),
    ),
    extend: useBatchMutation((request: BatchExtensionRequest) =>
      callApi(`${path}/extend`, batchEnvelopeSchema, send("POST", request, uuidv7())),
    ),
  };
}
