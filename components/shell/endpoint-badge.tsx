"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import { readDraft, setPrompt } from "@/lib/client/draft/draft-store";
import { useEndpoint } from "@/lib/client/queries/service";
import { PracticeSpend } from "./spend-badge";

const pill =
  "inline-flex h-7 items-center whitespace-nowrap gap-1.5 rounded-full border border-line px-2.5 text-xs text-soft group-hover:border-line-strong";

/** Where calls go. In the sandbox it also explains how to make it fail. */
export function EndpointBadge() {
  const t = useTranslations("shell");
  const endpoint = useEndpoint();
  const isSandbox = endpoint === "sandbox";
  const content = (
    <span className={pill}>
      <span
        aria-hidden
        className={classes("size-1.75 rounded-full", isSandbox ? "bg-caution" : "bg-good")}
      />
      {t(`endpoint.${endpoint}`)}
    </span>
  );
  if (!isSandbox) {
    return (
      <Tip text={t("endpoint.upstreamHint")}>
        <button type="button">{content}</button>
      </Tip>
    );
  }
  return (
    <>
      <button type="button" popoverTarget={helpId} className="group">
        {content}
      </button>
      <SandboxHelp />
    </>
  );
}

const helpId = "sandbox-help";

const directives = [
  { words: "[[fail:DataInspectionFailed]]", what: "fail" },
  { words: "[[moderation:output]]", what: "moderation" },
  { words: "[[partial:1]]", what: "partial" },
  { words: "[[slow:20s]]", what: "slow" },
  { words: "[[drop-connection]]", what: "drop" },
  { words: "[[bad-gateway]]", what: "gateway" },
] as const;

/** What the sandbox is, and the words in a prompt that make it fail on demand. */
function SandboxHelp() {
  const t = useTranslations("shell.sandbox");
  const add = (words: string) => setPrompt(`${readDraft().prompt} ${words}`.trim());
  return (
    <section
      id={helpId}
      popover="auto"
      aria-label={t("title")}
      className="fixed inset-auto top-13 right-3 m-0 w-88 max-w-[calc(100vw-24px)] rounded-lg border border-line bg-raised p-4 text-text shadow-float"
    >
      <h2 className="font-semibold">{t("title")}</h2>
      <p className="mt-1 text-xs text-soft">{t("hint")}</p>
      <PracticeSpend />
      <h3 className="mt-3 text-2xs font-semibold text-soft">{t("failures")}</h3>
      <p className="text-2xs text-faint">{t("failuresHint")}</p>
      <ul className="mt-1.5 flex flex-col gap-1">
        {directives.map(({ words, what }) => (
          <li key={words} className="flex items-center justify-between gap-3">
            <div className="min-w-0">
              <code className="block truncate text-xs">{words}</code>
              <span className="block text-2xs text-faint">{t(`directive.${what}`)}</span>
            </div>
            <button
              type="button"
              aria-label={t("addNamed", { words })}
              onClick={() => add(words)}
              className="h-7 shrink-0 rounded-md border border-line px-2 text-xs hover:border-line-strong"
            >
              {t("add")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
