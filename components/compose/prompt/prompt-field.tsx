"use client";

import { useTranslations } from "next-intl";
import { setPrompt, useDraft } from "@/lib/client/draft/draft-store";
import { enterPromptField, holdPromptField } from "@/lib/client/draft/prompt-field";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { PromptArea } from "./prompt-area";
import { PromptWords } from "./prompt-words";
import { SceneLine } from "./scene-line";
import { useMentions } from "./use-mentions";

export function PromptField() {
  const t = useTranslations("compose");
  const model = useDraftModel();
  const mentions = useMentions();
  const { inputs, parameters } = useDraftFit().request;
  // In an image set the numbers are those of its scenes.
  const isNamed = inputs.length > 0 && !parameters.sequential;
  const boxCounts = isNamed ? inputs.map(({ boxes }) => boxes.length) : undefined;
  // An empty prompt is no mistake yet; the run bar says that it is missing.
  const problems = useFieldProblems("prompt", ["prompt.empty"]);
  return (
    <div className="flex flex-col gap-1.5">
      <PromptArea
        id="prompt"
        path="prompt"
        label={t("prompt")}
        placeholder={t(model.inputs ? "promptPlaceholder" : "promptPlaceholderText")}
        text={useDraft((draft) => draft.prompt)}
        limit={model.prompt}
        rows={5}
        problems={problems}
        boxCounts={boxCounts}
        onText={setPrompt}
        field={holdPromptField}
        onEnter={enterPromptField}
        mentions={mentions}
        className="min-h-26"
      />
      <PromptWords />
      <SceneLine />
    </div>
  );
}
