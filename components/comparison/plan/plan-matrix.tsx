"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { AxisTables } from "@/components/comparison/matrix/axis-tables";
import { useAxisText } from "@/components/comparison/words/use-axis-text";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { BatchPlan } from "@/lib/core/api/batch";
import { totalsOf } from "@/lib/core/comparison/totals";
import { type Head, isBelow, mapCells, matrixOf } from "@/lib/core/comparison-view/matrix";
import { PlanCell } from "./plan-cell";

interface PlanMatrixProps {
  plan: BatchPlan;
  /** Switches a cell off or on. */
  onToggle: (key: string) => void;
}

const arrows: Record<string, [down: number, across: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const looks = {
  table: { className: "border-spacing-1 self-start" },
  corner: {},
  columnHead: { className: "max-w-40 min-w-24 px-1 py-1.5" },
  rowHead: { className: "max-w-48 min-w-28 py-1 pr-3" },
  cell: {},
};

/** Every cell before anything runs: what it costs, or why it cannot run. */
export function PlanMatrix({ plan, onToggle }: PlanMatrixProps) {
  const t = useTranslations("comparison");
  const { axes, cells } = plan;
  const money = useAmountsText();
  const axisText = useAxisText(axes);
  const { facts } = usePunctuation();

  const priceOf = (heads: Head[]) => {
    const totals = totalsOf(cells.filter(({ coordinates }) => isBelow(coordinates, heads)));
    if (totals.calls === 0) return t("plan.free");
    return totals.unknownPrices > 0 ? t("plan.priceUnknown") : money(totals.price);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [down, across] = arrows[event.key] ?? [];
    if (down === undefined || across === undefined || !(event.target instanceof HTMLElement))
      return;
    const cell = event.target.closest<HTMLElement>("[data-place]");
    const [sheet, row = 0, column = 0] = cell?.dataset.place?.split(" ").map(Number) ?? [];
    const place = `${sheet} ${row + down} ${column + across}`;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${place}"] button`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside.
    <div onKeyDown={onKeyDown} className="flex flex-wrap items-start gap-x-10 gap-y-6">
      <AxisTables
        axes={axes}
        matrix={mapCells(matrixOf(axes, cells), (cell, heads) => (
          <PlanCell
            cell={cell}
            name={facts(heads.map(axisText))}
            onToggle={() => onToggle(cell.key)}
          />
        ))}
        caption={t("plan.cells")}
        looks={looks}
        noteOf={priceOf}
      />
    </div>
  );
}
