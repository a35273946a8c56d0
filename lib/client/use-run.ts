"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { fitToModel } from "@/lib/core/generation/fit";
import { withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import { type ApiProblem, callApi } from "./api";
import { readDraft } from "./draft-store";
import { receiveGeneration } from "./queries";
import { noteSeed, randomBits } from "./seeds";
import { useModels } from "./service";

interface RunOptions {
  /** Draws a seed also where the draft has one. */
  hasNewSeed: boolean;
}

/**
 * Sends the draft. A seed that is left to chance is drawn here and sent, so that it is known. Trying
 * again after an answer that never came sends the same with the same key, so that the server can
 * tell that it is the same run.
 */
export function useRun() {
  const client = useQueryClient();
  const models = useModels();
  const unanswered = useRef<{ wish: string; body: string; key: string }>(undefined);

  return useMutation<void, ApiProblem, RunOptions>({
    mutationFn: async ({ hasNewSeed }) => {
      const draft = readDraft();
      const model = modelOf(models, draft.model);
      const { request } = fitToModel(draft, model);
      const wish = JSON.stringify({ request, hasNewSeed });
      if (unanswered.current?.wish !== wish) {
        const seeded = withSeed(request, model.parameters.seed, randomBits(), hasNewSeed);
        unanswered.current = { wish, body: JSON.stringify(seeded), key: uuidv7() };
      }
      const { generation } = await callApi("/api/generations", generationEnvelopeSchema, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": unanswered.current.key,
        },
        body: unanswered.current.body,
      });
      noteSeed(generation.request.parameters.seed);
      unanswered.current = undefined;
      receiveGeneration(client, generation);
    },
    // A paid call is repeated only by a person.
    retry: false,
    networkMode: "always",
  });
}
