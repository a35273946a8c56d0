"use client";

import { useTranslations } from "next-intl";
import { setNegativePrompt, useDraft } from "@/lib/client/draft/draft-store";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { PromptArea } from "./prompt-area";

/** What the picture should not show, for models that support it. */
export function NegativePromptField() {
  const t = useTranslations("compose");
  const rule = useDraftModel().negativePrompt;
  const text = useDraft((draft) => draft.negativePrompt ?? "");
  const problems = useFieldProblems("negativePrompt");
  if (!rule) return null;
  return (
    <PromptArea
      id="negative-prompt"
      path="negativePrompt"
      label={t("negativePrompt")}
      placeholder={t("negativePlaceholder")}
      text={text}
      limit={rule}
      rows={2}
      problems={problems}
      onText={setNegativePrompt}
      className="min-h-14"
    />
  );
}
