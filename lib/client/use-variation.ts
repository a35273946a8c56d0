"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { costOf, priceOf } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import { type ApiProblem, callApi } from "./api";
import { showNotice } from "./notice";
import { receiveGeneration } from "./queries";
import { noteSeed, randomBits } from "./seeds";
import { useAskAbove, useEndpoint, useModels } from "./service";

/**
 * Runs a request of earlier once more, with a new seed where its model has seeds. The draft is not
 * touched. Says what it costs and whether the operator wants that confirmed; null: price unknown.
 */
export function useVariation(request: GenerationRequest) {
  const t = useTranslations("takeUp");
  const client = useQueryClient();
  const model = modelOf(useModels(), request.model);
  const price = priceOf(model, useEndpoint());
  const askAbove = useAskAbove();
  const cost = price ? costOf(request.parameters.n ?? model.parameters.n.default, price) : null;
  const most = cost ? askAbove?.[cost.currency] : undefined;
  const unanswered = useRef<{ body: string; key: string }>(undefined);

  const { mutate, isPending, error } = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      // After an answer that never came the same is sent with the same key: it may be under way.
      unanswered.current ??= {
        body: JSON.stringify(withSeed(request, model.parameters.seed, randomBits(), true)),
        key: uuidv7(),
      };
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
    onSuccess: () => showNotice({ text: t("varied") }),
    // A paid call is repeated only by a person.
    retry: false,
    networkMode: "always",
  });

  return {
    run: () => mutate(),
    isPending,
    problem: error,
    cost,
    hasNewSeed: model.parameters.seed !== undefined,
    mustConfirm: cost !== null && most !== undefined && cost.total > most,
  };
}
