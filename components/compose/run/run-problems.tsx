"use client";

import { useTranslations } from "next-intl";
import { focusField } from "@/lib/client/browser/focus-field";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { Problem } from "@/lib/core/generation/problem";

/** The label key of each field, by the path of its problem. */
const names = {
  prompt: "prompt",
  negativePrompt: "negativePrompt",
  inputs: "inputs",
  "parameters.size": "size",
  "parameters.n": "images",
  "parameters.seed": "seed",
  "parameters.palette": "palette",
  model: "model",
} as const;
type Field = keyof typeof names;

const link = "font-medium text-text underline underline-offset-2 hover:text-accent-line";

/** What keeps the draft from running, each with a link to the field to fix. */
export function RunProblems({ problems }: { problems: Problem[] }) {
  const t = useTranslations("compose");
  const problemText = useProblemText();
  const [first] = problems;
  if (!first) return null;
  if (problems.length === 1) {
    return (
      <button
        type="button"
        onClick={() => focusField(first.path)}
        className="text-left text-soft hover:text-text"
      >
        {problemText(first)}
      </button>
    );
  }
  const fields = [...new Set(problems.map(({ path }) => fieldOf(path)))];
  return (
    <p className="flex flex-wrap gap-x-2 text-soft">
      {t("problems", { count: problems.length })}
      {fields.map(
        (field) =>
          field && (
            <button key={field} type="button" onClick={() => focusField(field)} className={link}>
              {t(names[field])}
            </button>
          ),
      )}
    </p>
  );
}

const known: Field[] = [
  "prompt",
  "negativePrompt",
  "inputs",
  "parameters.size",
  "parameters.n",
  "parameters.seed",
  "parameters.palette",
  "model",
];

const fieldOf = (path: string): Field | undefined =>
  known.find((field) => path === field || path.startsWith(`${field}.`));
