import { createTranslator } from "next-intl";
import { isKnownKey } from "./known-key";
import type { Locale } from "./locales";
import { loadMessages } from "./messages";

type Values = Record<string, string | number>;

/** The words of an error or problem code in a language; the code itself where there are none. */
export async function errorTranslator(
  locale: Locale,
): Promise<(code: string, values: Values) => string> {
  const messages = await loadMessages(locale);
  const errors = createTranslator({ locale, messages, namespace: "errors" });
  const problems = createTranslator({ locale, messages, namespace: "problems" });
  return (code, values) => {
    if (isKnownKey(errors, code)) return errors(code, values);
    if (isKnownKey(problems, code)) return problems(code, values);
    return code;
  };
}
