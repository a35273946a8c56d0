"use client";

import { type MutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { v7 as uuidv7 } from "uuid";
import { receiveBatchEnvelope } from "@/lib/client/live/receive";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { askAfresh } from "@/lib/client/queries/ask-afresh";
import { batchesQuery } from "@/lib/client/queries/batches";
import {
  type BatchEnvelope,
  type BatchExtensionRequest,
  type BatchPatchRequest,
  type BatchRequest,
  batchEnvelopeSchema,
  type Decisions,
  type ImagesBatchRequest,
} from "@/lib/core/api/batch";

const send = (method: "POST" | "PATCH", body: unknown, key?: string): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json", ...(key ? { "Idempotency-Key": key } : {}) },
  body: JSON.stringify(body),
});

/** Where the changes of a batch wait for their turn. */
export const batchChangesKey = (id: string) => ["batch-change", id] as const;

/** A mutation that returns a batch and puts it into the cache. */
function useBatchMutation<Given>(
  call: (given: Given) => Promise<BatchEnvelope>,
  turns: Pick<MutationOptions, "mutationKey" | "scope"> = {},
) {
  const client = useQueryClient();
  return useMutation<BatchEnvelope, ApiProblem, Given>({
    ...turns,
    mutationFn: call,
    onSuccess(envelope) {
      receiveBatchEnvelope(client, envelope);
      void askAfresh(client, { queryKey: batchesQuery.queryKey });
    },
    // Only a person may repeat what could cost money.
    retry: false,
    networkMode: "always",
  });
}

/** Starts a batch. The key makes submitting the same plan twice give one batch. */
export const useStartBatch = () =>
  useBatchMutation(({ request, key }: { request: BatchRequest; key: string }) =>
    callApi("/api/batches", batchEnvelopeSchema, send("POST", request, key)),
  );

interface KeptImages extends ImagesBatchRequest {
  /** The decisions about them so far. */
  decisions: Decisions;
}

/** Saves the images being compared as a batch, with the decisions about them. */
export const useKeepImages = () =>
  useBatchMutation(async ({ decisions, ...request }: KeptImages) => {
    const init = send("POST", request, uuidv7());
    const kept = await callApi("/api/batches/images", batchEnvelopeSchema, init);
    if (Object.keys(decisions).length === 0) return kept;
    const path = `/api/batches/${kept.batch.id}`;
    return callApi(path, batchEnvelopeSchema, send("PATCH", { decisions }));
  });

/** The actions on an existing batch. */
export function useBatchChanges(id: string) {
  const path = `/api/batches/${id}`;
  return {
    // One after the other: an earlier answer must never arrive as the last word.
    change: useBatchMutation(
      (patch: BatchPatchRequest) => callApi(path, batchEnvelopeSchema, send("PATCH", patch)),
      { mutationKey: batchChangesKey(id), scope: { id: batchChangesKey(id).join(" ") } },
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
