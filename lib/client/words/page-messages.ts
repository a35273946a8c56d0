import { loadMessages } from "@/lib/i18n/messages";
import { keptByLocale } from "./kept-by-locale";

/**
 * The texts of every page. They are a file of their own, so that a browser keeps them and no page
 * carries them again.
 */
export const pageMessages = keptByLocale(loadMessages);
