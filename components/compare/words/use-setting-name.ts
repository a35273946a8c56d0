"use client";

import { useTranslations } from "next-intl";
import type { SettingKey } from "@/lib/core/comparison-view/settings";

export function useSettingName(): (key: SettingKey) => string {
  const t = useTranslations("compare.setting");
  return (key) => t(key);
}
