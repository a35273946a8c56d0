"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Field, problemsId } from "@/components/ui/field";
import { endEdit, setPrompt, useDraft } from "@/lib/client/draft-store";
import { useDraftModel } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";
import { countCharacters } from "@/lib/core/generation/request";

const id = "prompt";

export function PromptField() {
  const t = useTranslations("compose");
  const prompt = useDraft((draft) => draft.prompt);
  const max = useDraftModel().prompt.maxCharacters;
  // An empty prompt is no mistake yet; the run bar says that it is missing.
  const problems = useFieldProblems("prompt", ["prompt.empty"]);
  const count = countCharacters(prompt);

  return (
    <Field
      label={t("prompt")}
      controlId={id}
      fact={
        <span className={classes(count > max && "font-semibold text-bad")}>
          {t("promptCount", { count, max })}
        </span>
      }
      problems={problems}
    >
      <textarea
        id={id}
        value={prompt}
        rows={5}
        placeholder={t("promptPlaceholder")}
        aria-describedby={problemsId(id)}
        aria-invalid={problems.length > 0 || undefined}
        onChange={(event) => setPrompt(event.target.value)}
        onBlur={endEdit}
        className="min-h-26 w-full resize-y rounded-md border border-line bg-sunk p-2.5 leading-5 placeholder:text-faint hover:border-line-strong aria-invalid:border-bad"
      />
    </Field>
  );
}
