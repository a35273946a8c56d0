"use client";

import { useFormatter, useTranslations } from "next-intl";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { largestSize } from "@/lib/core/generation/size/size-choices";
import type { ModelEnding } from "@/lib/core/models/choosing";
import type { Model } from "@/lib/core/models/model";

/** What is said of a model wherever it is named. */
export function useModelWords() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const { facts } = usePunctuation();
  return {
    /** What it is good at, what it takes and how large it draws. */
    about(model: Model): string {
      const { strengths, inputs, isSecondHand } = model;
      const largest = largestSize(model);
      const parts = [
        facts(strengths.map((strength) => t(`strengths.${strength}`))),
        t("traits.inputs", { count: inputs?.count.max ?? 0, min: inputs?.count.min ?? 0 }),
        largest && ("tier" in largest ? largest.tier : t("traits.megapixels", largest)),
        isSecondHand && t("traits.secondHand"),
      ];
      return parts.filter(Boolean).join(" · ");
    },
    ending({ on, isOver, successorName: successor }: ModelEnding): string {
      const date = format.dateTime(on, { dateStyle: "long", timeZone: "UTC" });
      return t(isOver ? "ends.over" : "ends.ahead", { date, successor });
    },
  };
}
