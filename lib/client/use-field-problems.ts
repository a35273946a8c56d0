"use client";

import type { ProblemCode } from "@/lib/core/generation/problem";
import { useDraftProblems } from "./use-draft-problems";
import { useProblemText } from "./use-problem-text";

/** The words of what is wrong at a path of the draft and below it. */
export function useFieldProblems(path: string, except: ProblemCode[] = []): string[] {
  const { problems } = useDraftProblems();
  const text = useProblemText();
  return problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
    .filter(({ code }) => !except.includes(code))
    .map(text);
}
