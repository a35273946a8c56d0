import type messages from "@/lib/i18n/messages/en/comparison.json";
import { keptByLocale } from "./kept-by-locale";

type Messages = typeof messages;

/** The texts of the compare view, loaded with it so that no other page carries them. */
export const comparisonMessages = keptByLocale((locale) =>
  import(`@/lib/i18n/messages/${locale}/comparison.json`).then(
    (file: { default: Messages }) => file.default,
  ),
);
