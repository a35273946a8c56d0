/** The studio's languages. Each has a folder of messages with the same keys. */
export const locales = ["en", "ja", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

const defaultLocale: Locale = "en";

/** What each language calls itself. */
export const localeNames = {
  en: "English",
  ja: "日本語",
  "zh-CN": "简体中文",
} satisfies Record<Locale, string>;

/** The cookie that holds the user's choice. */
export const localeCookie = "swatchbox_locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

const primaryTag = (tag: string) => tag.split("-")[0];

/**
 * The first language of an `Accept-Language` header that the studio supports: as it is asked for, or
 * else its nearest relative.
 */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(";q=");
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((left, right) => right.quality - left.quality);
  for (const { tag } of wanted) {
    const found =
      locales.find((locale) => tag === locale.toLowerCase()) ??
      locales.find((locale) => primaryTag(tag) === primaryTag(locale.toLowerCase()));
    if (found) return found;
  }
  return defaultLocale;
}
