import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const messagesFolder = resolve(import.meta.dirname, "../../lib/i18n/messages");

type MessageTree = { [key: string]: string | MessageTree };

/** The files of a language, one per namespace. */
export const messageFiles = (locale: string): string[] => readdirSync(join(messagesFolder, locale));

/** Every message of a file as [path, text]. */
export const messagesIn = (locale: string, file: string): [string, string][] =>
  textsOf(JSON.parse(readFileSync(join(messagesFolder, locale, file), "utf8")));

function textsOf(tree: MessageTree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${prefix}${key}`, value] satisfies [string, string]]
      : textsOf(value, `${prefix}${key}.`),
  );
}
