"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { showCompose } from "@/lib/client/address/view";
import { changeDraft, readDraft } from "@/lib/client/draft/draft-store";
import { readSelectedInput, selectInput } from "@/lib/client/draft/selected-input";
import { ApiProblem } from "@/lib/client/queries/api";
import { assetQuery } from "@/lib/client/queries/assets";
import { showNotice } from "@/lib/client/shell/notice";
import { showOnStage } from "@/lib/client/stage/on-stage";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { withInputReplaced } from "@/lib/core/generation/draft/draft";

/** Puts a library image in the place of an input, by default of the one selected, and shows it. */
export function useReplaceInput() {
  const t = useTranslations("takeUp");
  const client = useQueryClient();
  const { text } = useErrorText();
  return async (assetId: string, place = readSelectedInput()): Promise<void> => {
    try {
      const { width, height } = await client.ensureQueryData(assetQuery(assetId));
      const replaced = readDraft().inputs[place];
      if (!replaced) return;
      const before = client.getQueryData(assetQuery(replaced.assetId).queryKey);
      const undo = changeDraft((draft) =>
        withInputReplaced(draft, place, { assetId, before, width, height }),
      );
      selectInput(place);
      showOnStage({ look: "input" });
      showCompose();
      const kept = readDraft().inputs[place]?.boxes.length ?? 0;
      const lost = replaced.boxes.length - kept;
      showNotice({ text: t("took.replaced", { number: place + 1, lost }), undo });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showNotice({ text: text(error.code) });
    }
  };
}
