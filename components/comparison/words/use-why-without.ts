"use client";

import { useTranslations } from "next-intl";
import { useFailureText } from "@/lib/client/words/use-failure-text";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { ComparedCell } from "@/lib/core/comparison-view/compared-cell";
import { failureOf } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";

/** Why a cell has no image, as text. */
export function useWhyWithout(): (cell: ComparedCell) => string {
  const t = useTranslations("comparison.batch.without");
  const failureText = useFailureText();
  const problemText = useProblemText();
  const { sentences } = usePunctuation();
  return ({ run, state, problems }) => {
    if (run && isOpen(run.status)) return t("waiting");
    if (run) {
      const { title, text } = failureText(run, failureOf(run));
      return sentences([title, text]);
    }
    if (problems.length > 0) return sentences(problems.map(problemText));
    return t(state === "off" ? "off" : "ended");
  };
}
