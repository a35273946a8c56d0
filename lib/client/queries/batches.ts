import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type BatchEnvelope,
  type BatchPlanRequest,
  batchEnvelopeSchema,
  batchPageSchema,
  batchPlanSchema,
} from "@/lib/core/api/batch";
import { newest } from "@/lib/core/api/newest";
import { callApi } from "./api";
import { newestKnown } from "./generations";
import { keptLive } from "./kept-live";

const batchKey = (id: string) => ["batch", id] as const;

/** A batch with the runs of its cells; live events keep it up to date. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: batchKey(id),
    queryFn: async ({ client }): Promise<BatchEnvelope> => {
      const { batch, generations } = await callApi(`/api/batches/${id}`, batchEnvelopeSchema);
      const known = client.getQueryData<BatchEnvelope>(batchKey(id))?.batch;
      return {
        batch: newest(known, batch),
        generations: generations.map((one) => newestKnown(client, one)),
      };
    },
    retry: false,
    ...keptLive,
  });

export const batchesQuery = queryOptions({
  queryKey: ["batches"],
  queryFn: async () => (await callApi("/api/batches?limit=100", batchPageSchema)).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The plan of a batch; the last one stays until the next is ready. */
export const batchPlanQuery = (request: BatchPlanRequest) =>
  queryOptions({
    queryKey: ["batch-plan", request],
    queryFn: ({ signal }) =>
      callApi("/api/batches/plan", batchPlanSchema, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(request),
        signal,
      }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
