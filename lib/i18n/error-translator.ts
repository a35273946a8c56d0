import { createTranslator } from "next-intl";
import { isKnownKey } from "./known-key";
import type { Locale } from "./locales";
import { loadMessages } from "./messages";

type Values = Record<string, string | number>;

/** The message for an error or problem code in a language; the code itself if there is none. */
export async function errorTranslator(
  locale: Locale,
): Promise<(code: string, values: Values) => string> {
  const messages = await loadMessages(locale);
  const translate = createTranslator({ locale, messages });
  return (code, values) => {
    const key = [`errors.${code}`, `problems.${code}`].find((name) => isKnownKey(translate, name));
    return key && isKnownKey(translate, key) ? translate(key, values) : code;
  };
}
