"use client";

import { useTranslations } from "next-intl";
import type { ExpectedWait } from "@/lib/core/generation/wait/expected-wait";
import type { Range } from "@/lib/core/models/model";

/** From here on, minutes are easier to imagine. */
const longSeconds = 120;

/** How long a run probably takes and how that is known, as text. */
export function useWaitText(wait: ExpectedWait | undefined): string {
  const t = useTranslations("compose.wait");
  if (!wait) return t("unknown");
  const { seconds, source, mayBeLonger } = wait;
  const range = rangeText(seconds);
  const text =
    source.kind === "own" ? t("own", { range, runs: source.runs }) : t(source.kind, { range });
  return mayBeLonger ? t("mayBeLonger", { text }) : text;

  function rangeText({ min, max }: Range): string {
    const isLong = max >= longSeconds;
    const unit = isLong ? 60 : 1;
    const [least, most] = [Math.round(min / unit), Math.round(max / unit)];
    if (least === most) return t(isLong ? "inMinutes" : "inSeconds", { count: most });
    // Half a minute to two is said in seconds.
    if (isLong && min < 60) return t("seconds", { min: Math.round(min), max: Math.round(max) });
    return t(isLong ? "minutes" : "seconds", { min: least, max: most });
  }
}
