"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import { Button } from "@/components/ui/button";
import { openBatch } from "@/lib/client/address/comparison-address";
import { useStartBatch } from "@/lib/client/comparison/batch-changes";
import { useModel } from "@/lib/client/queries/service";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { BatchRequest } from "@/lib/core/api/batch";
import { axisKinds, mostAxes } from "@/lib/core/comparison/axis";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";
import { AxisEditor } from "./axis-editor";
import { PlanMatrix } from "./plan-matrix";
import { PlanSummary, type RunWish } from "./plan-summary";
import { newForm, usePlan } from "./use-plan";

/** Plans a batch from the current draft, beginning with an axis: its axes, every cell, the total. */
export function PlanPage({ axis }: { axis: AxisForm | undefined }) {
  const t = useTranslations("comparison.plan");
  const state = usePlan(axis);
  const { draft, forms, setForms, plan, request, problem } = state;
  const model = useModel(draft.model);
  const start = useStartBatch();
  const { texts } = useErrorText();
  const sent = useRef<{ body: string; key: string }>(undefined);
  const used = forms.map(({ kind }) => kind);
  const free = axisKinds.filter(
    (kind) => !used.includes(kind) && (kind !== "input" || draft.inputs.length > 0),
  );
  const [next] = free;
  const problems = [problem, start.error].flatMap((error) => (error ? texts(error) : []));

  const run = (wish: RunWish) => {
    if (!request || !plan) return;
    const wanted: BatchRequest = { ...request, axes: plan.axes, request: plan.request, ...wish };
    const body = JSON.stringify(wanted);
    // Sending the same plan again, after an answer that never came, gives the same comparison.
    if (sent.current?.body !== body) sent.current = { body, key: uuidv7() };
    start.mutate(
      { request: wanted, key: sent.current.key },
      { onSuccess: ({ batch }) => openBatch(batch.id) },
    );
  };

  return (
    <div className="grid h-full grid-cols-[320px_minmax(0,1fr)_300px] max-[1150px]:grid-cols-[280px_minmax(0,1fr)] max-[1150px]:grid-rows-[minmax(0,1fr)_minmax(0,1fr)] max-[640px]:block max-[640px]:h-auto">
      <section
        aria-label={t("axes")}
        className="flex min-h-0 flex-col gap-3 overflow-y-auto border-r border-line bg-panel p-4 [scrollbar-width:thin]"
      >
        <h2 className="text-sm font-semibold">{t("title")}</h2>
        <p className="text-xs text-soft">{t("hint")}</p>
        <p className="max-h-24 flex-none overflow-y-auto rounded-md bg-sunk px-2.5 py-1.5 text-xs wrap-anywhere [scrollbar-width:thin]">
          {draft.prompt || t("noPrompt")}
        </p>
        {forms.map((form, index) => (
          <AxisEditor
            key={form.kind}
            number={index + 1}
            form={form}
            free={free}
            draft={draft}
            onKind={(kind) => setForms(forms.with(index, newForm(kind, draft, model)))}
            onForm={(changed) => setForms(forms.with(index, changed))}
            onRemove={
              forms.length > 1
                ? () => setForms(forms.filter((_, place) => place !== index))
                : undefined
            }
          />
        ))}
        {forms.length < mostAxes && next && (
          <Button
            onClick={() => setForms([...forms, newForm(next, draft, model)])}
            className="self-start"
          >
            <Plus aria-hidden className="size-4" />
            {t("addAxis")}
          </Button>
        )}
      </section>
      <section
        aria-label={t("cells")}
        aria-busy={!state.isCurrent}
        className="min-h-0 min-w-0 overflow-auto p-4 [scrollbar-width:thin] max-[1150px]:row-span-2"
      >
        {plan ? (
          <PlanMatrix
            plan={plan}
            onToggle={(key) =>
              state.setOff(
                state.off.includes(key)
                  ? state.off.filter((other) => other !== key)
                  : [...state.off, key],
              )
            }
          />
        ) : (
          <p className="grid h-full place-items-center text-soft">
            {problems[0] ?? t(request ? "planning" : "nothing")}
          </p>
        )}
      </section>
      <section
        aria-label={t("summary")}
        className="min-h-0 overflow-y-auto border-l border-line bg-panel p-4 [scrollbar-width:thin] max-[1150px]:border-t max-[1150px]:border-r max-[1150px]:border-l-0 max-[640px]:overflow-visible"
      >
        {plan && (
          <PlanSummary
            plan={plan}
            reuse={state.reuse}
            onReuse={state.setReuse}
            isReady={state.isCurrent && !problem && !start.isPending}
            problems={problems}
            onRun={run}
          />
        )}
      </section>
    </div>
  );
}
