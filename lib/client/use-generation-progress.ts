"use client";

import { useTranslations } from "next-intl";
import type { Generation } from "@/lib/core/api/generation";
import { progressOf } from "@/lib/core/generation/progress";
import { defaultModel, findModel } from "@/lib/core/models/catalog";

/** How far a generation is, as a fraction and in words. */
export function useGenerationProgress(
  generation: Generation,
  now: number,
): { fraction: number; text: string } {
  const t = useTranslations("shell");
  const model = findModel(generation.request.model) ?? defaultModel;
  const submittedAt = generation.submittedAt ? Date.parse(generation.submittedAt) : undefined;
  const { status } = generation;
  const { fraction, secondsLeft } = progressOf(status, submittedAt, now, model.typicalSeconds);
  if (status === "running") {
    const text =
      secondsLeft === undefined ? t("takingLonger") : t("secondsLeft", { seconds: secondsLeft });
    return { fraction, text };
  }
  return { fraction, text: t(`status.${status}`) };
}
