"use client";

import { useTranslations } from "next-intl";
import type { SettingKey } from "@/lib/core/comparison-view/settings";
import { isToggle } from "@/lib/core/models/toggles";

export function useSettingName(): (key: SettingKey) => string {
  const t = useTranslations("comparison.setting");
  const part = useTranslations("compose.news.part");
  return (key) => (isToggle(key) || key === "promptExtendMode" ? part(key) : t(key));
}
