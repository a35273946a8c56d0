"use client";

import { Pause, Play, Plus, RotateCcw, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Batch } from "@/lib/core/api/batch";
import { costOfCells } from "@/lib/core/comparison/totals";
import type { ComparedCell } from "@/lib/core/comparison-view/compared-cell";
import type { Priority } from "@/lib/core/generation/queue-order";
import { isOpen } from "@/lib/core/generation/status";
import { BatchHeading } from "./batch-heading";
import { ExtendDialog } from "./extend-dialog";

const priorities = ["after", "before"] as const satisfies Priority[];

interface BatchPanelProps {
  batch: Batch;
  cells: ComparedCell[];
}

/** A comparison's progress and cost, and the actions on its remaining cells. */
export function BatchPanel({ batch, cells }: BatchPanelProps) {
  const t = useTranslations("comparison.batch");
  const money = useAmountsText();
  const { texts } = useErrorText();
  const { change, cancelRest, retry } = useBatchChanges(batch.id);
  const [isExtending, setExtending] = useState(false);
  const wanted = cells.filter(({ state }) => state !== "off" && state !== "impossible");
  const done = wanted.filter(({ run }) => run?.status === "succeeded").length;
  // Several cells may show the same run.
  const runs = [...new Set(cells.flatMap(({ run }) => run ?? []))];
  const hasRest = runs.some(({ status }) => isOpen(status));
  const failed = runs.filter(({ status }) => status === "failed");
  const problems = [change.error, cancelRest.error, retry.error].flatMap((error) =>
    error ? texts(error) : [],
  );
  const [currency = "CNY"] = [
    ...Object.keys(batch.budget ?? {}),
    ...cells.flatMap(({ cost }) => cost?.currency ?? []),
  ];
  // Shown from Enter on, not from the studio's answer on.
  const asked = change.isPending ? change.variables.budget : undefined;
  const budget = asked === undefined ? batch.budget : (asked ?? {});
  const again = costOfCells(cells.filter(({ run }) => run && failed.includes(run)));

  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <BatchHeading batch={batch} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        <dt className="text-faint">{t("cells")}</dt>
        <dd aria-live="polite">{t("done", { done, count: wanted.length })}</dd>
        <dt className="text-faint">{t("spent")}</dt>
        <dd>{money(batch.spent) || t("nothing")}</dd>
      </dl>
      {batch.hold && (
        <p role="status" className="text-xs text-caution">
          {t(`hold.${batch.hold}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {(hasRest || batch.isPaused) && (
          <Button size="small" onClick={() => change.mutate({ isPaused: !batch.isPaused })}>
            {batch.isPaused ? (
              <Play aria-hidden className="size-3.5" />
            ) : (
              <Pause aria-hidden className="size-3.5" />
            )}
            {t(batch.isPaused ? "resume" : "pause")}
          </Button>
        )}
        {hasRest && (
          <Button size="small" onClick={() => cancelRest.mutate(undefined)}>
            <Square aria-hidden className="size-3.5" />
            {t("cancelRest")}
          </Button>
        )}
        {failed.length > 0 && (
          <Button size="small" onClick={() => retry.mutate({ key: uuidv7() })}>
            <RotateCcw aria-hidden className="size-3.5" />
            {t("retryFailed", { count: failed.length, total: money(again) || "?" })}
          </Button>
        )}
        <Button size="small" onClick={() => setExtending(true)}>
          <Plus aria-hidden className="size-3.5" />
          {t("extend")}
        </Button>
      </div>
      {hasRest && (
        <>
          <Segmented
            label={t("priority")}
            value={batch.priority}
            options={priorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
            onValue={(priority) => change.mutate({ priority })}
          />
          <div className="flex items-center justify-between gap-2 text-xs text-soft">
            <span aria-hidden>{t("stopAt", { currency })}</span>
            <NumberInput
              aria-label={t("stopAt", { currency })}
              look="compact"
              decimals={2}
              value={budget?.[currency]}
              unit="money"
              min={0}
              commits="leaving"
              onValue={(amount) =>
                change.mutate({
                  budget: amount === undefined ? null : { ...budget, [currency]: amount },
                })
              }
              className="w-24"
            />
          </div>
        </>
      )}
      <div aria-live="polite" className="text-xs text-bad empty:hidden">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      {isExtending && batch.request && (
        <ExtendDialog batch={batch} request={batch.request} onClose={() => setExtending(false)} />
      )}
    </section>
  );
}
