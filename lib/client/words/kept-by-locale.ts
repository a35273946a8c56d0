import type { Locale } from "@/lib/i18n/locales";

/** Loads each language's texts once; again only if that failed. */
export function keptByLocale<Messages>(
  load: (locale: Locale) => Promise<Messages>,
): (locale: Locale) => Promise<Messages> {
  const loaded = new Map<Locale, Promise<Messages>>();
  return (locale) => {
    const known = loaded.get(locale);
    if (known) return known;
    const coming = load(locale);
    loaded.set(locale, coming);
    coming.catch(() => loaded.delete(locale));
    return coming;
  };
}
