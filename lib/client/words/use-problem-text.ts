"use client";

import { useTranslations } from "next-intl";
import type { ApiProblem } from "@/lib/client/queries/api";
import type { Problem } from "@/lib/core/generation/problem";
import { isKnownKey } from "@/lib/i18n/known-key";
import { usePunctuation } from "./use-punctuation";

/** The message for a broken rule. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations("problems");
  return ({ code, params }) => t(code, params);
}

/**
 * The messages for an unsuccessful answer: one for each field, otherwise one for the whole; `joined`
 * where there is one place for all.
 */
export function useErrorText() {
  const errors = useTranslations("errors");
  const problems = useTranslations("problems");
  const { sentences } = usePunctuation();
  const text = (code: string, params: Record<string, string | number> = {}) => {
    if (isKnownKey(errors, code)) return errors(code, params);
    if (isKnownKey(problems, code)) return problems(code, params);
    return code;
  };
  const texts = ({ code, details }: ApiProblem) =>
    details?.errors?.map((error) => text(error.code, error.params)) ?? [text(code)];
  return { text, texts, joined: (problem: ApiProblem) => sentences(texts(problem)) };
}
