"use client";

import { useTranslations } from "next-intl";
import { showNotice } from "@/lib/client/shell/notice";
import type { Model } from "@/lib/core/models/model";
import { changeDraft } from "./draft-store";

/** Switches the draft to a model that the studio has offered, says so, and offers undo. */
export function useSwitchModel() {
  const t = useTranslations("takeUp");
  /** @param undoReason undoes whatever prompted the offer */
  return ({ id, title }: Model, undoReason?: () => void): void => {
    const undoModel = changeDraft((draft) => ({ ...draft, model: id }));
    showNotice({
      text: t("took.model", { model: title }),
      undo: () => {
        undoModel();
        undoReason?.();
      },
    });
  };
}
