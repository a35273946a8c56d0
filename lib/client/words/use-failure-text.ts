"use client";

import { useTranslations } from "next-intl";
import { useModels } from "@/lib/client/queries/service";
import type { Failure, Generation } from "@/lib/core/api/generation";
import { type FailureAction, failureHelp } from "@/lib/core/failure/failure-help";
import { usePunctuation } from "./use-punctuation";

export interface FailureText {
  title: string;
  /** What went wrong. */
  text: string;
  /** The same, and what it cost. */
  reason: string;
  action: FailureAction;
  /** Whether what was sent may be charged already. */
  isPaid: boolean;
}

/** Why a run or one of its images failed, in the user's language. */
export function useFailureText(): (generation: Generation, failure: Failure) => FailureText {
  const t = useTranslations("failures");
  const { sentences } = usePunctuation();
  const models = useModels();
  return (generation, failure) => {
    const model = models.find(({ id }) => id === generation.request.model);
    const hasSuccessor = models.some(({ id }) => id === model?.ends?.successor);
    const help = failureHelp(generation, failure, hasSuccessor ? model : undefined);
    const { kind, billed, action } = help;
    const text = t(`kind.${kind}.text`);
    const cost = generation.status === "succeeded" && billed === "no" ? "notForIt" : billed;
    return {
      title: t(`kind.${kind}.title`),
      text,
      reason: sentences([text, t(`billed.${cost}`)]),
      action,
      isPaid: billed !== "no",
    };
  };
}
