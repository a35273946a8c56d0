import type { Locale } from "@/lib/i18n/locales";
import type messages from "@/lib/i18n/messages/en/comparison.json";

type Messages = typeof messages;

const loaded = new Map<Locale, Promise<Messages>>();

/** The texts of the compare view, loaded with it so that no other page carries them. */
export function comparisonMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale);
  if (known) return known;
  const coming = import(`@/lib/i18n/messages/${locale}/comparison.json`).then(
    (file: { default: Messages }) => file.default,
  );
  loaded.set(locale, coming);
  return coming;
}
