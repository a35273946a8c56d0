"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/lib/client/browser/use-settled";
import { useDraft } from "@/lib/client/draft/draft-store";
import type { ApiProblem } from "@/lib/client/queries/api";
import { batchPlanQuery } from "@/lib/client/queries/batches";
import { useModels } from "@/lib/client/queries/service";
import { randomBits } from "@/lib/client/run/seeds";
import type { BatchPlan, BatchPlanRequest } from "@/lib/core/api/batch";
import { countVariants } from "@/lib/core/comparison/alternatives";
import type { AxisKind } from "@/lib/core/comparison/axis";
import {
  type AxisForm,
  axisRequestOf,
  comparedRequest,
} from "@/lib/core/comparison-view/axis-form";
import { seedsText } from "@/lib/core/comparison-view/seed-list";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { seedFrom, withSeed } from "@/lib/core/generation/seed";
import { modelOf } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";

/** Typing counts as finished after this long, in milliseconds. */
const settledMs = 250;
/** How many seeds a new seed axis starts with. */
const firstSeeds = 3;

export interface PlanState {
  /** What every cell shares. */
  draft: Draft;
  forms: AxisForm[];
  setForms: (forms: AxisForm[]) => void;
  /** Keys of cells that are switched off. */
  off: string[];
  setOff: (off: string[]) => void;
  reuse: boolean;
  setReuse: (reuse: boolean) => void;
  /** The plan to request; undefined while there is nothing to compare. */
  request: BatchPlanRequest | undefined;
  /** Undefined while there is none. */
  plan: BatchPlan | undefined;
  /** Whether the plan answers the latest request. */
  isCurrent: boolean;
  problem: ApiProblem | null;
}

/**
 * The state of planning a comparison from the current draft.
 * @param axis what it compares first, unless it is to propose that itself
 */
export function usePlan(axis?: AxisForm): PlanState {
  const draft = useDraft((present) => present);
  const models = useModels();
  const model = modelOf(models, draft.model);
  const [bits] = useState(randomBits);
  const [forms, setForms] = useState<AxisForm[]>(() => [axis ?? firstForm(draft, model)]);
  const [off, setOff] = useState<string[]>([]);
  const [reuse, setReuse] = useState(true);

  const axes = forms.flatMap((form) => axisRequestOf(form) ?? []);
  // All cells share one seed, whatever the axes, so that only the compared values change.
  const shared = withSeed(comparedRequest(draft), model.parameters.seed, bits);
  const request = axes.length > 0 ? { request: shared, axes, off, reuse } : undefined;
  const settled = useSettled(request, settledMs);
  const asked = useQuery({
    ...batchPlanQuery(settled ?? { request: shared, axes, off, reuse }),
    enabled: settled !== undefined,
  });
  return {
    draft,
    forms,
    setForms,
    off,
    setOff,
    reuse,
    setReuse,
    request,
    plan: request ? asked.data : undefined,
    isCurrent:
      !asked.isFetching &&
      !asked.isPlaceholderData &&
      JSON.stringify(settled) === JSON.stringify(request),
    problem: problemOf(asked.error),
  };
}

const problemOf = (error: unknown) => (error instanceof Error ? (error as ApiProblem) : null);

function firstForm(draft: Draft, model: Model): AxisForm {
  return countVariants(draft.prompt) > 1
    ? { kind: "prompt", way: "alternatives", text: "" }
    : newForm("seed", draft, model);
}

/** The initial values for an axis of a kind. */
export function newForm(kind: AxisKind, draft: Draft, model: Model): AxisForm {
  switch (kind) {
    case "seed":
      return { kind, text: seedsText(drawnSeeds(model, firstSeeds)) };
    case "size":
      return { kind, values: model.parameters.size?.tiers.map(({ name }) => name) ?? [] };
    case "model":
      return { kind, values: [draft.model] };
    case "prompt":
      return countVariants(draft.prompt) > 1
        ? { kind, way: "alternatives", text: "" }
        : { kind, way: "variants", text: draft.prompt };
    case "negativePrompt":
      return { kind, text: draft.negativePrompt ?? "" };
    case "palette":
      return { kind, values: [] };
    case "input":
      return { kind, place: 0, values: draft.inputs.slice(0, 1).map(({ assetId }) => assetId) };
    default:
      return { kind };
  }
}

/** Different seeds within the model's range. */
export function drawnSeeds(model: Model, count: number): number[] {
  const range = model.parameters.seed ?? { min: 0, max: 2_147_483_647 };
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(seedFrom(randomBits(), range));
  return [...seeds];
}
