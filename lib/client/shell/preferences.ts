import { type Theme, themeCookie } from "@/lib/core/theme";
import { type Locale, localeCookie } from "@/lib/i18n/locales";

const year = 365 * 24 * 60 * 60;

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it with the next page; the Cookie Store API is missing on plain http.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`;
}

/** Remembers the language for the next page load. */
export const rememberLocale = (locale: Locale) => remember(localeCookie, locale);

/** Changes the theme at once and remembers it, so that the next page loads without a flash. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  remember(themeCookie, theme);
}
