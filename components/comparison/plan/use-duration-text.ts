"use client";

import { useTranslations } from "next-intl";

/** From this many seconds on, whole minutes are enough. */
const minutesFrom = 120;

/** An approximate duration as text. */
export function useDurationText(): (seconds: number) => string {
  const t = useTranslations("comparison.plan");
  return (seconds) =>
    seconds < minutesFrom
      ? t("seconds", { count: Math.ceil(seconds) })
      : t("minutes", { count: Math.ceil(seconds / 60) });
}
