"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useAskAbove, useEndpoint, useModels, useRates } from "@/lib/client/queries/service";
import { showNotice } from "@/lib/client/shell/notice";
import { doubtOf } from "@/lib/core/generation/doubt";
import { costOfRequest } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import { randomBits } from "./seeds";
import { paidMutation, useSendOnce } from "./use-send-once";

/**
 * Runs an earlier request again, with a new seed if its model has seeds. The draft is not touched.
 * Tells what it costs and whether the administrator wants that confirmed; null: price unknown.
 */
export function useVariation(request: GenerationRequest) {
  const t = useTranslations("takeUp");
  const model = modelOf(useModels(), request.model);
  const askAbove = useAskAbove();
  const cost = costOfRequest(request, model, useEndpoint()) ?? null;
  const doubt = doubtOf(cost ?? undefined, askAbove, useRates());
  const { callFor, send } = useSendOnce();

  const { mutate, isPending, error } = useMutation<void, ApiProblem>({
    mutationFn: () =>
      send(
        callFor(JSON.stringify(request), () =>
          withSeed(request, model.parameters.seed, randomBits(), true),
        ),
      ),
    onSuccess: () => showNotice({ text: t("varied") }),
    ...paidMutation,
  });

  return {
    run: () => mutate(),
    isPending,
    problem: error,
    cost,
    hasNewSeed: model.parameters.seed !== undefined,
    mustConfirm: doubt !== undefined,
  };
}
