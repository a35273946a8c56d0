import { config } from "zod";
import { pageMessages } from "@/lib/client/words/page-messages";
import { isLocale } from "@/lib/i18n/locales";

// The page's policy lets no text become code, so zod must not try: where its one trial happens to run
// while a debugger is evaluating something, it is allowed, and every answer after it is refused.
config({ jitless: true });

// On its way while the rest of the page is read. If it fails, the page asks again.
const { lang } = document.documentElement;
if (isLocale(lang)) pageMessages(lang).catch(() => undefined);
