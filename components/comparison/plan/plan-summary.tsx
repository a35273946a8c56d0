"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { useEndpoint } from "@/lib/client/queries/service";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import type { BatchPlan } from "@/lib/core/api/batch";
import { shortName } from "@/lib/core/comparison-view/short-name";
import type { Amounts } from "@/lib/core/generation/money";
import type { Priority } from "@/lib/core/generation/queue-order";
import { useDurationText } from "./use-duration-text";

/** How to run a plan. */
export interface RunWish {
  name: string;
  budget?: Amounts;
  priority: Priority;
  isPaused: boolean;
}

interface PlanSummaryProps {
  plan: BatchPlan;
  reuse: boolean;
  onReuse: (reuse: boolean) => void;
  /** Whether the plan matches what would run. */
  isReady: boolean;
  /** What went wrong, as text. */
  problems: string[];
  onRun: (wish: RunWish) => void;
}

const priorities = ["after", "before"] as const satisfies Priority[];

/** The plan's totals, and the button. */
export function PlanSummary(props: PlanSummaryProps) {
  const { plan, reuse, onReuse, isReady, problems, onRun } = props;
  const t = useTranslations("comparison.plan");
  const compose = useTranslations("compose");
  const money = useAmountsText();
  const duration = useDurationText();
  const endpoint = useEndpoint();
  const [name, setName] = useState("");
  const [budget, setBudget] = useState<Amounts>({});
  const [priority, setPriority] = useState<Priority>("after");
  const [isPaused, setPaused] = useState(false);
  const { calls, images, price, unknownPrices } = plan.totals;
  const count = (state: string) => plan.cells.filter((cell) => cell.state === state).length;
  const total =
    unknownPrices > 0 ? t("totalUnknown", { count: unknownPrices }) : money(price) || t("free");
  const words = shortName(plan.request.prompt) || t("untitled");

  const facts = [
    { label: t("calls"), value: String(calls) },
    { label: t("images"), value: String(images) },
    { label: t("total"), value: total },
    {
      label: t("time"),
      value: plan.seconds === undefined ? t("timeUnknown") : duration(plan.seconds),
    },
    ...(count("reused") > 0 ? [{ label: t("reusedCells"), value: String(count("reused")) }] : []),
    ...(count("impossible") > 0
      ? [{ label: t("impossibleCells"), value: String(count("impossible")) }]
      : []),
    ...(plan.request.parameters.seed === undefined || plan.axes.some(({ kind }) => kind === "seed")
      ? []
      : [{ label: t("sharedSeed"), value: String(plan.request.parameters.seed) }]),
  ];

  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-faint">{label}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {plan.request.parameters.seed !== undefined && (
        <p className="text-2xs text-faint">{compose("seedSimilar")}</p>
      )}
      {endpoint === "sandbox" && <p className="text-2xs text-faint">{t("sandboxFree")}</p>}
      <Switch label={t("reuse")} hint={t("reuseHint")} checked={reuse} onChecked={onReuse} />
      <label className="flex flex-col gap-1 text-2xs text-faint">
        {t("name")}
        <input
          value={name}
          maxLength={200}
          placeholder={words}
          onChange={({ target }) => setName(target.value)}
          className="h-8 rounded-md border border-line bg-sunk px-2.5 text-sm text-text placeholder:text-faint hover:border-line-strong"
        />
      </label>
      {Object.keys(price).map((currency) => (
        <div key={currency} className="flex items-center justify-between gap-2 text-xs text-soft">
          <span aria-hidden>{t("stopAt", { currency })}</span>
          <NumberInput
            aria-label={t("stopAt", { currency })}
            look="compact"
            value={budget[currency]}
            decimals={2}
            min={0}
            unit="money"
            onValue={(amount) => setBudget(withBudget(budget, currency, amount))}
            className="w-24"
          />
        </div>
      ))}
      <Segmented
        label={t("priority")}
        value={priority}
        options={priorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        onValue={setPriority}
      />
      <Switch label={t("startPaused")} checked={isPaused} onChecked={setPaused} />
      {/* Whatever stands above it, what starts the runs stays in sight. */}
      <div className="sticky bottom-0 min-[641px]:-bottom-4 -mx-4 -mb-4 flex flex-col gap-2 border-t border-line bg-panel px-4 py-3">
        <div aria-live="polite" className="flex flex-col gap-1 text-xs text-bad empty:hidden">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
        <Button
          look="primary"
          disabled={!isReady || calls + count("reused") === 0}
          onClick={() =>
            onRun({
              name: name.trim() || words,
              priority,
              isPaused,
              ...(Object.keys(budget).length > 0 ? { budget } : {}),
            })
          }
        >
          {t("run", { count: calls, total: unknownPrices > 0 ? "?" : money(price) || t("free") })}
        </Button>
      </div>
    </div>
  );
}

function withBudget(budget: Amounts, currency: string, amount: number | undefined): Amounts {
  const { [currency]: _, ...others } = budget;
  return amount === undefined ? others : { ...others, [currency]: amount };
}
