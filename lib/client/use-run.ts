"use client";

import { useMutation } from "@tanstack/react-query";
import { fitToModel } from "@/lib/core/generation/fit";
import { withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import type { ApiProblem } from "./api";
import { readDraft } from "./draft-store";
import { randomBits } from "./seeds";
import { useModels } from "./service";
import { paidMutation, useSendOnce } from "./use-send-once";

interface RunOptions {
  /** Draws a seed also where the draft has one. */
  hasNewSeed: boolean;
}

/** Sends the draft. A seed that is left to chance is drawn here and sent, so that it is known. */
export function useRun() {
  const models = useModels();
  const sendOnce = useSendOnce();

  return useMutation<void, ApiProblem, RunOptions>({
    mutationFn: ({ hasNewSeed }) => {
      const draft = readDraft();
      const model = modelOf(models, draft.model);
      const { request } = fitToModel(draft, model);
      return sendOnce(JSON.stringify({ request, hasNewSeed }), () =>
        withSeed(request, model.parameters.seed, randomBits(), hasNewSeed),
      );
    },
    ...paidMutation,
  });
}
