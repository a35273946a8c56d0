"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { rememberLocale } from "@/lib/client/shell/preferences";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

/** The languages, each in its own words, and how to change to one. */
function useLanguages() {
  const t = useTranslations("shell");
  const router = useRouter();
  return {
    label: t("language"),
    value: useLocale(),
    options: locales.map((value) => ({ value, label: localeNames[value] })),
    onValue: (next: Locale) => {
      rememberLocale(next);
      router.refresh();
    },
  };
}

export function LanguageSelect() {
  return <Select {...useLanguages()} className="h-7 text-xs" />;
}

/** All languages at once, where a list over a list would be in the way. */
export function LanguageChoice() {
  return <Segmented {...useLanguages()} />;
}
