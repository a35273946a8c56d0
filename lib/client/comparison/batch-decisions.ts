"use client";

import { type QueryClient, useMutationState, useQueryClient } from "@tanstack/react-query";
import { batchQuery } from "@/lib/client/queries/batches";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Batch, type BatchPatchRequest, batchPatchRequestSchema } from "@/lib/core/api/batch";
import type { ChangeDecisions, DecisionsByImage } from "@/lib/core/comparison-view/decisions";
import { batchChangesKey, useBatchChanges } from "./batch-changes";

/**
 * The decisions made in a batch, with those that are still on their way, so that the
 * next one builds on them whenever the server answers.
 */
export function useBatchDecisions({ id, decisions }: Batch): {
  decisions: DecisionsByImage;
  decide: (change: ChangeDecisions) => void;
} {
  const client = useQueryClient();
  const { change } = useBatchChanges(id);
  const { joined } = useErrorText();
  const onTheirWay = useMutationState({
    filters: waitingFor(id),
    select: ({ state }) => decisionsIn(state.variables),
  });
  return {
    decisions: withAll(decisions, onTheirWay),
    decide(changed) {
      const latest = withAll(known(client, id) ?? decisions, waiting(client, id));
      change.mutate(
        { decisions: changed(latest) },
        { onError: (problem) => showNotice({ text: joined(problem) }) },
      );
    },
  };
}

const waitingFor = (id: string) =>
  ({ mutationKey: batchChangesKey(id), status: "pending" }) as const;

const known = (client: QueryClient, id: string) =>
  client.getQueryData(batchQuery(id).queryKey)?.batch.decisions;

const waiting = (client: QueryClient, id: string) =>
  client
    .getMutationCache()
    .findAll(waitingFor(id))
    .map(({ state }) => decisionsIn(state.variables));

function decisionsIn(variables: unknown): DecisionsByImage {
  const patch: BatchPatchRequest | undefined = batchPatchRequestSchema.safeParse(variables).data;
  return patch?.decisions ?? {};
}

const withAll = (decisions: DecisionsByImage, news: DecisionsByImage[]): DecisionsByImage =>
  Object.assign({}, decisions, ...news);
