"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { FailureInWords } from "@/lib/client/run/use-failure";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { ownWords } from "@/lib/core/failure/failure-report";
import { isOwnFailure } from "@/lib/core/failure/kind-of";

interface FailureWordsProps {
  told: FailureInWords;
  /** The popover that an action closes, if it is shown in one. */
  closes?: string;
  /** Whether other things around it matter more. */
  isAside?: boolean;
  /** Beside the action, and less prominent. */
  others?: ReactNode;
}

/** What went wrong and what it cost, the one thing that helps, and DashScope's own words folded. */
export function FailureWords({ told, closes, isAside = false, others }: FailureWordsProps) {
  const { reason, help, act, mayCostAgain, leadsAway, isPending, problem } = told;
  const { text: errorText } = useErrorText();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">{reason}</p>
      {problem && (
        <p role="alert" className="text-bad">
          {errorText(problem.code)}
        </p>
      )}
      {!act && <p className="font-medium">{help}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {act && (
          <Button
            // What may cost again is looked at first, and not the press that offers itself.
            look={isAside || mayCostAgain ? "plain" : "primary"}
            size={isAside ? "small" : "medium"}
            isBusy={isPending}
            onClick={act}
            {...(closes && leadsAway ? { popoverTarget: closes, popoverTargetAction: "hide" } : {})}
          >
            {help}
          </Button>
        )}
        {others}
      </div>
      <OwnWords told={told} />
    </div>
  );
}

/** What support asks for. */
function OwnWords({ told: { generation, failure, report } }: { told: FailureInWords }) {
  const t = useTranslations("failures");
  const { requestId, taskId } = generation;
  const facts = [
    { label: t("ownWords"), value: isOwnFailure(failure) ? failure.message : ownWords(failure) },
    { label: t("requestId"), value: requestId },
    { label: t("taskId"), value: taskId },
  ].filter(({ value }) => value);
  if (facts.length === 0) return null;
  return (
    <details className="text-2xs">
      <summary className="w-fit cursor-pointer text-soft hover:text-text">{t("details")}</summary>
      <div className="mt-1.5 flex items-start gap-1 rounded-md bg-sunk p-2.5">
        <dl className="flex min-w-0 flex-1 flex-col gap-1.5 select-text">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-faint">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <CopyButton label={t("copyDetails")} words={report} />
      </div>
    </details>
  );
}
