import type messages from "./languages/en";
import type { Locale } from "./locales";
import type comparison from "./messages/en/comparison.json";

/** Lets the compiler check every key that a component uses. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    /** Those of a comparison are loaded with its view. */
    Messages: typeof messages & { comparison: typeof comparison };
  }
}
