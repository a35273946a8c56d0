"use client";

import { useMutation } from "@tanstack/react-query";
import { readDraft } from "@/lib/client/draft/draft-store";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useModels } from "@/lib/client/queries/service";
import { fitToModel } from "@/lib/core/generation/fit";
import { withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import { useResultsBoard } from "./results-board";
import { randomBits } from "./seeds";
import { type KeyedRequest, paidMutation, useSendOnce } from "./use-send-once";

interface RunOptions {
  /** Draws a new seed even if the draft has one. */
  hasNewSeed: boolean;
}

/**
 * Sends the draft as it is at that moment. A random seed is drawn here and sent, so that it is
 * known. A run requested while another is being sent follows it.
 */
export function useRun() {
  const models = useModels();
  const { board } = useResultsBoard();
  const { callFor, send } = useSendOnce();
  const { mutate, isPending, error } = useMutation<void, ApiProblem, KeyedRequest>({
    mutationFn: send,
    scope: { id: "run" },
    ...paidMutation,
  });

  return {
    isPending,
    error,
    run({ hasNewSeed }: RunOptions): void {
      const draft = readDraft();
      const model = modelOf(models, draft.model);
      const { request } = fitToModel(draft, model);
      mutate(
        callFor(JSON.stringify({ request, hasNewSeed, boardId: board?.id }), () => ({
          ...withSeed(request, model.parameters.seed, randomBits(), hasNewSeed),
          ...(board && { boardId: board.id }),
        })),
      );
    },
  };
}
