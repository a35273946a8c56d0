"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FailureButtons } from "@/components/outcome/failure-buttons";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { openBatch } from "@/lib/client/address/comparison-address";
import { useNow } from "@/lib/client/browser/use-now";
import { useFailure } from "@/lib/client/run/use-failure";
import { useGenerationActions } from "@/lib/client/run/use-generation-actions";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Generation } from "@/lib/core/api/generation";
import { failureOf, failureToTell } from "@/lib/core/failure/told-failure";
import { canBeCanceled } from "@/lib/core/generation/status";
import type { TrayOverview } from "@/lib/core/tray/tray-overview";

interface TrayListProps {
  overview: TrayOverview;
  /** The popover it is shown in, which closes before something else comes in sight. */
  closes: string;
}

/** Everything that waits for a person with its fix as the button, then what is under way. */
export default function TrayList({ overview, closes }: TrayListProps) {
  const t = useTranslations("shell.tray");
  const { held, undecided, failed, running, waiting } = overview;
  const isEmpty = [held, undecided, failed, running, waiting].every(({ length }) => length === 0);
  return (
    <div className="flex flex-col gap-3">
      {isEmpty && <p className="text-soft">{t("nothingLeft")}</p>}
      <Part
        title={t("part.needYou")}
        rows={[
          ...undecided.map((run) => <FailedRow key={run.id} run={run} closes={closes} />),
          ...held.map(({ batch, hold, count }) => (
            <Row key={batch.id} title={t(`held.${hold}`, { count })} prompt={batch.name}>
              <Button
                look="primary"
                size="small"
                popoverTarget={closes}
                popoverTargetAction="hide"
                onClick={() => openBatch(batch.id)}
              >
                {t("open")}
              </Button>
            </Row>
          )),
        ]}
      />
      <Part
        title={t("part.failed")}
        rows={failed.map((run) => <FailedRow key={run.id} run={run} closes={closes} />)}
      />
      <Part
        title={t("part.underWay")}
        rows={[...running, ...waiting].map((run) => <OpenRow key={run.id} run={run} />)}
      />
    </div>
  );
}

function Part({ title, rows }: { title: string; rows: ReactNode[] }) {
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <h2 id={id} className="text-2xs font-semibold text-faint">
        {title}
      </h2>
      <ul className="flex flex-col gap-1.5">{rows}</ul>
    </section>
  );
}

interface RowProps {
  title: string;
  prompt: string;
  /** Why, in a sentence. */
  reason?: string;
  isBad?: boolean;
  children: ReactNode;
}

function Row({ title, prompt, reason, isBad = false, children }: RowProps) {
  return (
    <li className="flex flex-col gap-1 rounded-md bg-sunk p-2 ring ring-line">
      <p className={isBad ? "text-xs font-semibold text-bad" : "text-xs font-semibold"}>{title}</p>
      <p className="truncate text-xs">{prompt}</p>
      {reason && <p className="text-2xs text-soft">{reason}</p>}
      <div className="flex flex-wrap items-center gap-1.5 pt-1 empty:hidden">{children}</div>
    </li>
  );
}

function FailedRow({ run, closes }: { run: Generation; closes: string }) {
  const t = useTranslations("failures");
  const told = useFailure(run, failureToTell(run) ?? failureOf(run));
  const { text: errorText } = useErrorText();
  const details = useId();
  const { title, reason, help, act, mayCostAgain, leadsAway, isPending, problem, dismiss } = told;
  return (
    <Row
      title={title}
      prompt={run.request.prompt}
      reason={problem ? errorText(problem.code) : reason}
      isBad
    >
      {!act && <p className="w-full text-xs font-medium">{help}</p>}
      {act && !mayCostAgain && (
        <Button
          look="primary"
          size="small"
          isBusy={isPending}
          onClick={act}
          {...(leadsAway ? { popoverTarget: closes, popoverTargetAction: "hide" as const } : {})}
        >
          {help}
        </Button>
      )}
      {/* What may cost again is decided where the reason is read in full. */}
      <Button look={mayCostAgain ? "primary" : "plain"} size="small" popoverTarget={details}>
        {t(mayCostAgain ? "decide" : "why")}
      </Button>
      <Button look="quiet" size="small" isBusy={isPending} onClick={dismiss}>
        {t("dismiss")}
      </Button>
      <FailurePopover id={details} told={told} others={<FailureButtons told={told} />} />
    </Row>
  );
}

function OpenRow({ run }: { run: Generation }) {
  const t = useTranslations("library");
  const { text } = useGenerationProgress(run, useNow(1000, true));
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(run);
  const { prompt } = run.request;
  return (
    <Row title={problem ? errorText(problem.code) : text} prompt={prompt}>
      {canBeCanceled(run.status) && (
        <Button
          size="small"
          aria-label={t("cancelNamed", { name: prompt })}
          isBusy={isPending}
          onClick={() => act("cancel")}
        >
          {t("cancel")}
        </Button>
      )}
    </Row>
  );
}
