"use client";

import { useTranslations } from "next-intl";
import { focusFieldWhenDrawn } from "@/lib/client/browser/focus-field";
import { changeDraft, useDraft } from "@/lib/client/draft/draft-store";
import { showNotice } from "@/lib/client/shell/notice";
import { cleanDraft, isCleanDraft } from "@/lib/core/generation/draft/continued";
import { withoutInputs } from "@/lib/core/generation/draft/draft";
import { showOnStage } from "./on-stage";

/** Ways to begin anew, each one step of the draft that can be undone. */
export function useNewDraft() {
  const t = useTranslations("compose");
  const isClean = useDraft(isCleanDraft);
  return {
    isClean,
    /** Puts a clean draft in the place of the present one, and clears the stage. */
    startNew(): void {
      const undo = changeDraft(cleanDraft);
      showOnStage({ look: "input" });
      showNotice({ text: t("startedNew"), undo });
      focusFieldWhenDrawn("prompt");
    },
    removeInputs(): void {
      const undo = changeDraft(withoutInputs);
      showOnStage({ look: "input" });
      showNotice({ text: t("removedInputs"), undo });
      focusFieldWhenDrawn("inputs");
    },
  };
}
