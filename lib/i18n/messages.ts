import type { Locale } from "./locales";

type Messages = typeof import("./languages/en").default;

const languages: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("./languages/en"),
  ja: () => import("./languages/ja"),
  "zh-CN": () => import("./languages/zh-CN"),
};

/** Every message of a language, except those that are loaded with their view. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await languages[locale]()).default;
}
