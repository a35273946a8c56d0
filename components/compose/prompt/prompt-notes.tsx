"use client";

import { useFormatter, useTranslations } from "next-intl";
import { StatusLine } from "@/components/ui/status-line";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useAfterPause } from "@/lib/client/draft/use-after-pause";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { type PromptHint, promptHintOf } from "@/lib/core/generation/prompt/prompt-hint";
import { LanguageHint } from "./language-hint";
import { LengthNote } from "./length-note";

/**
 * What is worth knowing of the prompt before a run. It stands above Run, where it moves no field of
 * the form.
 */
export function PromptNotes() {
  const model = useDraftModel();
  const prompt = useDraft((draft) => draft.prompt);
  const negativePrompt = useDraft((draft) => draft.negativePrompt ?? "");
  const inputs = useDraft((draft) => draft.inputs);
  const { request } = useDraftFit();
  const hint = promptHintOf({ prompt, inputs }, request.inputs, !!request.parameters.sequential);
  const shown = useAfterPause(hint, prompt);
  const hintText = useHintText();
  return (
    <>
      <StatusLine words={shown && hintText(shown)} className="text-xs text-caution" />
      <LengthNote id="prompt" text={prompt} limit={model.prompt} />
      {model.negativePrompt && (
        <LengthNote id="negative-prompt" text={negativePrompt} limit={model.negativePrompt} />
      )}
      <LanguageHint />
    </>
  );
}

function useHintText(): (hint: PromptHint) => string {
  const t = useTranslations("compose.hint");
  const format = useFormatter();
  const { title } = useDraftModel();
  return (hint) => {
    switch (hint.kind) {
      case "missing": {
        const { numbers, count } = hint;
        return t("missing", { numbers: format.list(numbers.map(String)), count });
      }
      case "unread":
        return t(`unread.${hint.what}`, { model: title });
      default:
        return t(hint.kind);
    }
  };
}
