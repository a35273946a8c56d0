"use client";

import { useQueries } from "@tanstack/react-query";
import type { Asset } from "@/lib/core/api/asset";
import { type Draft, requestOf } from "@/lib/core/generation/draft";
import type { Problem } from "@/lib/core/generation/problem";
import { problemsOf } from "@/lib/core/generation/validate";
import { defaultModel, findModel } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { useDraft } from "./draft-store";
import { assetQuery } from "./queries";

/** The model of the draft; the first one where the draft names one that is no longer known. */
export function useDraftModel(): Model {
  const id = useDraft((draft) => draft.model);
  return findModel(id) ?? defaultModel;
}

interface InputAssets {
  /** In the order of the draft's inputs; undefined where it is not known or does not exist. */
  assets: (Asset | undefined)[];
  isLoading: boolean;
}

/** What the studio knows of the draft's images. */
export function useInputAssets(): InputAssets {
  const inputs = useDraft((draft) => draft.inputs);
  return useQueries({
    queries: inputs.map(({ assetId }) => assetQuery(assetId)),
    combine: (results) => ({
      assets: results.map(({ data }) => data),
      isLoading: results.some(({ isPending }) => isPending),
    }),
  });
}

const identity = (draft: Draft) => draft;

/** Everything that keeps the draft from running; nothing is claimed while facts are still loading. */
export function useDraftProblems(): { problems: Problem[]; isLoading: boolean } {
  const draft = useDraft(identity);
  const model = useDraftModel();
  const { assets, isLoading } = useInputAssets();
  if (isLoading) return { problems: [], isLoading };
  return { problems: problemsOf(requestOf(draft), model, assets), isLoading };
}
