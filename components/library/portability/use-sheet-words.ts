"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useModels } from "@/lib/client/queries/service";
import type { CaptionWords } from "@/lib/core/sheet/contact-sheet";

/** The texts of a contact sheet in the user's language. */
export function useSheetWords(): CaptionWords & { subtitleOf: (count: number) => string } {
  const t = useTranslations("portability.sheet");
  const format = useFormatter();
  const models = useModels();
  const dateOf = (at: Date) =>
    format.dateTime(at, {
      dateStyle: "medium",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  return {
    modelOf: (id) => models.find((model) => model.id === id)?.title ?? id,
    seedOf: (seed) => t("seed", { seed: String(seed) }),
    dateOf: (at) => dateOf(new Date(at)),
    subtitleOf: (count) => t("subtitle", { count, date: dateOf(new Date()) }),
  };
}
