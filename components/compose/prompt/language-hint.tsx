"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { StatusLine } from "@/components/ui/status-line";
import { focusField } from "@/lib/client/browser/focus-field";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useAfterPause } from "@/lib/client/draft/use-after-pause";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { dismissHint, useIsDismissed } from "@/lib/client/shell/dismissed-hints";
import { isInAnotherLanguage } from "@/lib/core/generation/prompt/language";

/** Which languages the model's prompts officially take, for a prompt that is clearly in another. */
export function LanguageHint() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const { title, promptLanguages = [] } = useDraftModel();
  const prompt = useDraft((draft) => draft.prompt);
  const isDismissed = useIsDismissed("promptLanguage");
  const isOther = isInAnotherLanguage(prompt, promptLanguages);
  const isShown = useAfterPause(isOther, prompt) === true && !isDismissed;
  const languages = promptLanguages.map((language) =>
    format.displayName(language, { type: "language" }),
  );
  return (
    <StatusLine
      words={isShown && t("otherLanguage", { model: title, languages: format.list(languages) })}
      className="flex items-start gap-1 text-xs text-soft"
    >
      <IconButton
        ref={passFocus(() => focusField("prompt"))}
        label={t("otherLanguageDismiss")}
        onClick={() => dismissHint("promptLanguage")}
        className="-my-1 size-6"
      >
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </StatusLine>
  );
}
