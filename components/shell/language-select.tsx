"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { rememberLocale } from "@/lib/client/shell/preferences";
import { localeNames, locales } from "@/lib/i18n/locales";

export function LanguageSelect() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Select
      label={t("language")}
      value={locale}
      options={locales.map((value) => ({ value, label: localeNames[value] }))}
      onValue={(next) => {
        rememberLocale(next);
        router.refresh();
      }}
      className="h-7 text-xs"
    />
  );
}
