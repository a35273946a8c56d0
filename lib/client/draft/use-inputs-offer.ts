"use client";

import { useTranslations } from "next-intl";
import { useEndpoint, useModels } from "@/lib/client/queries/service";
import type { Notice } from "@/lib/client/shell/notice";
import { modelOf } from "@/lib/core/models/catalog";
import { modelForInputs } from "@/lib/core/models/choosing";
import { readDraft } from "./draft-store";
import { useSwitchModel } from "./use-switch-model";

/** For images just added: says if the draft's model takes none, and offers one that does. */
export function useInputsOffer() {
  const t = useTranslations("takeUp");
  const models = useModels();
  const endpoint = useEndpoint();
  const switchModel = useSwitchModel();
  /**
   * Undefined if the model takes images.
   * @param number the number of the only image added
   */
  return (added: {
    count: number;
    number: number;
    undo: () => void;
  }): Omit<Notice, "id"> | undefined => {
    const model = modelOf(models, readDraft().model);
    const { count, number, undo } = added;
    if (model.inputs || count === 0) return undefined;
    const other = modelForInputs(model, models, endpoint);
    return {
      text:
        count === 1
          ? t("took.unused", { number, model: model.title })
          : t("took.unusedMany", { count, model: model.title }),
      undo,
      ...(other && {
        offer: {
          label: t("switchTo", { model: other.title }),
          take: () => switchModel(other, undo),
        },
      }),
    };
  };
}
