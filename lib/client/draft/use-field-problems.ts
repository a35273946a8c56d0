"use client";

import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { ProblemCode } from "@/lib/core/generation/problem";
import { useDraftProblems } from "./use-draft-problems";

/** The messages for problems at a path of the draft and below it. */
export function useFieldProblems(path: string, except: ProblemCode[] = []): string[] {
  const { problems } = useDraftProblems();
  const text = useProblemText();
  return problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
    .filter(({ code }) => !except.includes(code))
    .map(text);
}
