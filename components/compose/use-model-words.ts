"use client";

import { useFormatter, useTranslations } from "next-intl";
import { largestSize } from "@/lib/core/generation/size/size-choices";
import type { ModelEnding } from "@/lib/core/models/choosing";
import type { Model } from "@/lib/core/models/model";

/** What is said of a model wherever it is named. */
export function useModelWords() {
  const t = useTranslations("compose");
  const format = useFormatter();
  return {
    /** What it is good at. */
    strengths: ({ strengths }: Model): string =>
      format.list(
        strengths.map((strength) => t(`strengths.${strength}`)),
        { style: "narrow" },
      ),
    /** What it takes and how large it draws. */
    traits(model: Model): string {
      const { max = 0, min = 0 } = model.inputs?.count ?? {};
      const largest = largestSize(model);
      const parts = [
        t("traits.inputs", { count: max, min }),
        largest && ("tier" in largest ? largest.tier : t("traits.megapixels", largest)),
      ];
      return parts.filter(Boolean).join(" · ");
    },
    ending({ on, isOver, successorName: successor }: ModelEnding): string {
      const date = format.dateTime(on, { dateStyle: "long", timeZone: "UTC" });
      return t(isOver ? "ends.over" : "ends.ahead", { date, successor });
    },
  };
}
