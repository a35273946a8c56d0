"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { receiveGeneration } from "@/lib/client/live/receive";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";

type Action = "cancel" | "retry";

/** The actions on a generation that is open or has ended without images. */
export function useGenerationActions({ id }: Generation) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation<void, ApiProblem, Action>({
    mutationFn: async (action) => {
      const { generation } = await callApi(
        `/api/generations/${id}/${action}`,
        generationEnvelopeSchema,
        // The key belongs to the run being repeated: two clicks, or two pages, pay for it once.
        { method: "POST", headers: { "Idempotency-Key": `retry-${id}` } },
      );
      receiveGeneration(client, generation);
    },
    retry: false,
    networkMode: "always",
  });
  return { act: mutate, isPending, problem: error };
}
