"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { fitToModel } from "@/lib/core/generation/fit";
import { modelOf } from "@/lib/core/models/catalog";
import { type ApiProblem, callApi } from "./api";
import { readDraft } from "./draft-store";
import { receiveGeneration } from "./queries";
import { useModels } from "./service";

/**
 * Sends the draft. Trying again after an answer that never came uses the same key, so that the
 * server can tell that it is the same run.
 */
export function useRun() {
  const client = useQueryClient();
  const models = useModels();
  const unanswered = useRef<{ body: string; key: string }>(undefined);

  return useMutation<void, ApiProblem>({
    mutationFn: async () => {
      const draft = readDraft();
      const body = JSON.stringify(fitToModel(draft, modelOf(models, draft.model)).request);
      if (unanswered.current?.body !== body) unanswered.current = { body, key: uuidv7() };
      const { generation } = await callApi("/api/generations", generationEnvelopeSchema, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": unanswered.current.key,
        },
        body,
      });
      unanswered.current = undefined;
      receiveGeneration(client, generation);
    },
    // A paid call is repeated only by a person.
    retry: false,
    networkMode: "always",
  });
}
