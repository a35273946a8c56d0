import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { failureHelp } from "@/lib/core/failure/failure-help";
import { failureKinds } from "@/lib/core/failure/failure-kinds";
import { failureKindOf } from "@/lib/core/failure/kind-of";
import { locales } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { errorTable } from "../../../support/error-table";
import { aGeneration } from "../../../support/generation";

const rows = errorTable.map((row) => [`${row.code}: ${row.message}`, row] as const);
const refusedRun = aGeneration({ status: "failed" });

/** The failure's words in a language. */
async function wordsOf(locale: (typeof locales)[number]) {
  const messages = await loadMessages(locale);
  const faults: unknown[] = [];
  const t = createTranslator({
    locale,
    messages: { failures: messages.failures },
    namespace: "failures",
    onError: (error) => faults.push(error),
  });
  return { t, faults };
}

describe("the catalogue of errors", () => {
  it("has every code that the emulator can answer with", () => {
    expect(errorTable.length).toBeGreaterThan(60);
    expect(new Set(errorTable.map(({ code }) => code)).size).toBeGreaterThan(45);
  });

  it.each(rows)("%s", (_, { code, message, kind, action, retry }) => {
    expect(failureKindOf({ code, message })).toBe(kind);
    expect(failureKinds[kind].retry).toBe(retry);
    const help = failureHelp(refusedRun, { code, message }, undefined);
    expect(help).toEqual({ kind, billed: "no", action });
  });

  it.each(rows.filter(([, { taken }]) => taken === "unknown"))(
    "may have been charged, where a call is answered at once with %s",
    (_, { code, message }) => {
      const run = aGeneration({ status: "uncertain" });
      expect(failureHelp(run, { code, message }, undefined).billed).toBe("perhaps");
    },
  );

  it.each(locales)("has a title, a sentence and an action in %s", async (locale) => {
    const { t, faults } = await wordsOf(locale);
    for (const { kind, action } of errorTable) {
      const texts = [
        t(`kind.${kind}.title`),
        t(`kind.${kind}.text`),
        t(`action.${action}`, { model: "Qwen-Image 2.0" }),
        ...(["no", "perhaps", "yes"] as const).map((billed) => t(`billed.${billed}`)),
      ];
      expect(Math.min(...texts.map(({ length }) => length)), kind).toBeGreaterThan(1);
      expect(new Set(texts).size, kind).toBe(texts.length);
    }
    expect(faults).toEqual([]);
  });

  it("is told in each language's own words", async () => {
    const [one, ...others] = await Promise.all(locales.map(wordsOf));
    for (const { kind } of errorTable) {
      const text = one?.t(`kind.${kind}.text`);
      for (const other of others) expect(other.t(`kind.${kind}.text`), kind).not.toBe(text);
    }
  });
});
