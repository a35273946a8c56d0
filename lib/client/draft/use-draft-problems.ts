"use client";

import { useEndpoint, useModel, useSendingLimits } from "@/lib/client/queries/service";
import { useAssets } from "@/lib/client/queries/use-assets";
import type { Asset } from "@/lib/core/api/asset";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import type { Problem } from "@/lib/core/generation/problem";
import { problemsOf, situationOf } from "@/lib/core/generation/validate";
import type { Model, Situation } from "@/lib/core/models/model";
import { useDraft } from "./draft-store";
import { useUnreadFields } from "./unread-fields";

/** The draft's model. */
export function useDraftModel(): Model {
  return useModel(useDraft((draft) => draft.model));
}

const identity = (draft: Draft) => draft;

/** The request the draft makes of its model, and what the model cannot take. */
export function useDraftFit() {
  return fitToModel(useDraft(identity), useDraftModel());
}

/** The parts of that request that rules depend on. */
export function useDraftSituation(): Situation {
  const { request } = useDraftFit();
  return situationOf(request, useDraftModel());
}

interface InputAssets {
  /** In the order of the draft's inputs; undefined if unknown or missing. */
  assets: (Asset | undefined)[];
  isLoading: boolean;
}

/** What the studio knows about the draft's images. */
export function useInputAssets(): InputAssets {
  const inputs = useDraft((draft) => draft.inputs);
  const answers = useAssets(inputs.map(({ assetId }) => assetId));
  return {
    assets: answers.map(({ data }) => data),
    isLoading: answers.some(({ isPending }) => isPending),
  };
}

/** Everything that keeps the draft from running. Reports nothing while facts are still loading. */
export function useDraftProblems(): { problems: Problem[]; isLoading: boolean } {
  const { request } = useDraftFit();
  const model = useDraftModel();
  const sending = useSendingLimits();
  const endpoint = useEndpoint();
  const { assets, isLoading } = useInputAssets();
  const unread = useUnreadFields();
  if (isLoading) return { problems: [], isLoading };
  const broken = problemsOf(request, model, assets, sending, endpoint);
  return { problems: [...unread, ...broken], isLoading };
}
