"use client";

import { useTranslations } from "next-intl";

/** From so many seconds on minutes say enough. */
const minutesFrom = 120;

/** About how long something takes. */
export function useDurationText(): (seconds: number) => string {
  const t = useTranslations("compare.plan");
  return (seconds) =>
    seconds < minutesFrom
      ? t("seconds", { count: Math.ceil(seconds) })
      : t("minutes", { count: Math.ceil(seconds / 60) });
}
