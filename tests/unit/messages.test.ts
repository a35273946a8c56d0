import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { errorStatuses } from "@/lib/core/api/problem-details";
import { problemCodes } from "@/lib/core/generation/problem";
import { regions } from "@/lib/core/models/region";
import { locales } from "@/lib/i18n/locales";
import { messageFiles, messagesIn } from "../support/messages";

const namespaces = messageFiles("en");

/** What is in braces after one of these is a text of its own and no value. */
const branches = ["one", "other", "yes", "=\\d", ...regions].join("|");
const argument = new RegExp(`(?<!(?:${branches}) )\\{(\\w+)[,}]`, "g");

/** Braces that are shown as they are. */
const quoted = /'\{[^}]*\}'/g;

/** The names of the values that a message needs. */
const argumentsOf = (text: string) =>
  [...new Set([...text.replace(quoted, "").matchAll(argument)].map(([, name]) => name))].sort();

const others = locales.filter((locale) => locale !== "en");

describe("the messages", () => {
  it("exist in every language", () => {
    expect(namespaces.length).toBeGreaterThan(5);
    for (const locale of locales) expect(messageFiles(locale)).toEqual(namespaces);
  });

  it.each(others.flatMap((locale) => namespaces.map((name) => [locale, name] as const)))(
    "%s/%s has the keys and the values of the English one",
    (locale, namespace) => {
      const english = new Map(messagesIn("en", namespace));
      const translated = new Map(messagesIn(locale, namespace));
      expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, text] of english) {
        expect(argumentsOf(translated.get(key) ?? ""), key).toEqual(argumentsOf(text));
      }
    },
  );

  it.each(locales.flatMap((locale) => namespaces.map((name) => [locale, name] as const)))(
    "%s/%s can all be formatted",
    (locale, namespace) => {
      for (const [key, text] of messagesIn(locale, namespace)) {
        const faults: unknown[] = [];
        const translate = createTranslator<Record<string, unknown>>({
          locale,
          messages: { probe: text },
          onError: (error) => faults.push(error),
        });
        const values = Object.fromEntries(argumentsOf(text).map((name) => [name ?? "", 2]));
        expect(Reflect.apply(translate, undefined, ["probe", values]), key).not.toBe("");
        expect(faults, key).toEqual([]);
      }
    },
  );

  it.each(locales)("%s has words for every rule and every error", (locale) => {
    const keys = (namespace: string) => messagesIn(locale, `${namespace}.json`).map(([key]) => key);
    expect(keys("problems").sort()).toEqual([...problemCodes].sort());
    expect(keys("errors")).toEqual(expect.arrayContaining(Object.keys(errorStatuses)));
  });
});
