"use client";

import { useLocale } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";

/** What stands between two sentences and between two facts. */
const marks: Record<Locale, { sentence: string; fact: string }> = {
  en: { sentence: " ", fact: ", " },
  ja: { sentence: "", fact: "、" },
  "zh-CN": { sentence: "", fact: "，" },
};

type Part = string | false | undefined;

/** Joins texts as the user's language does; empty ones are left out. */
export function usePunctuation(): {
  sentences: (parts: readonly Part[]) => string;
  facts: (parts: readonly Part[]) => string;
} {
  const { sentence, fact } = marks[useLocale()];
  return {
    sentences: (parts) => parts.filter(Boolean).join(sentence),
    facts: (parts) => parts.filter(Boolean).join(fact),
  };
}
