"use client";

import { useLocale } from "next-intl";

/** What stands between two sentences and between two facts, where it is not the English way. */
const marks: Record<string, { sentence: string; fact: string }> = {
  ja: { sentence: "", fact: "、" },
  "zh-CN": { sentence: "", fact: "，" },
};
const english = { sentence: " ", fact: ", " };

type Part = string | false | undefined;

/** Joins texts as the user's language does; empty ones are left out. */
export function usePunctuation(): {
  sentences: (parts: readonly Part[]) => string;
  facts: (parts: readonly Part[]) => string;
} {
  const { sentence, fact } = marks[useLocale()] ?? english;
  return {
    sentences: (parts) => parts.filter(Boolean).join(sentence),
    facts: (parts) => parts.filter(Boolean).join(fact),
  };
}
