"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import { rawAnswerQuery } from "@/lib/client/queries/generations";

/** What is not JSON, such as a proxy's page, stays the text it was. */
const textOf = (answer: unknown) =>
  typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);

/** Upstream's last answer about the run, unchanged; loaded only when the user asks for it. */
export function RawAnswer({ generationId }: { generationId: string }) {
  const t = useTranslations("viewer");
  const [isOpen, setOpen] = useState(false);
  const { data, isPending, isError } = useQuery({
    ...rawAnswerQuery(generationId),
    enabled: isOpen,
  });
  const text = data?.answer ? textOf(data.answer) : undefined;
  return (
    <Section
      title={t("answer")}
      aside={
        <span className="flex items-center gap-1">
          {isOpen && text && <CopyButton label={t("copyAnswer")} words={text} />}
          <Button size="small" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? "hideAnswer" : "showAnswer")}
          </Button>
        </span>
      }
    >
      {isOpen && (
        <div className="min-h-8 text-2xs">
          {isError && (
            <p role="alert" className="text-bad">
              {t("answerUnreadable")}
            </p>
          )}
          {!isPending && !isError && !text && <p className="text-faint">{t("noAnswer")}</p>}
          {text && (
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard.
              tabIndex={0}
              className="max-h-80 overflow-auto rounded-md bg-sunk p-2.5 leading-4 select-text [scrollbar-width:thin]"
            >
              {text}
            </pre>
          )}
        </div>
      )}
    </Section>
  );
}
