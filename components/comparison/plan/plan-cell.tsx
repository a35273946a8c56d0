"use client";

import { Ban, Check, Copy, Library, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Cell, CellState } from "@/lib/core/comparison/cell";

interface PlanCellProps {
  cell: Cell;
  /** Its values, as text. */
  name: string;
  onToggle: () => void;
}

const looks = {
  run: "border-line bg-raised text-text hover:border-line-strong",
  same: "border-line bg-raised text-soft hover:border-line-strong",
  reused: "border-accent-line bg-accent-soft text-text",
  off: "border-dashed border-line bg-transparent text-faint hover:border-line-strong",
  impossible: "cursor-not-allowed border-transparent bg-bad-soft text-bad",
} satisfies Record<CellState, string>;

const icons = { run: Check, same: Copy, reused: Library, off: Minus, impossible: Ban };

/** One cell of the plan, with a switch. */
export function PlanCell({ cell, name, onToggle }: PlanCellProps) {
  const t = useTranslations("comparison.plan");
  const toggle = useTranslations("compose.toggle");
  const problemText = useProblemText();
  const { sentences } = usePunctuation();
  const money = useAmountsText();
  const Icon = icons[cell.state];
  const isPossible = cell.state !== "impossible";
  const price = cell.cost ? money({ [cell.cost.currency]: cell.cost.total }) : t("priceUnknown");
  const text = cell.state === "run" ? price : t(`state.${cell.state}`);
  const leftOut = [
    ...cell.leftOut.map(({ what }) => t(`leftOut.${what}`)),
    ...cell.withoutEffect.map((kind) => t("withoutEffect", { what: toggle(kind) })),
  ];
  const why = sentences([...cell.problems.map(problemText), ...leftOut]);
  return (
    <Tip text={why || t(`about.${cell.state}`)}>
      <button
        type="button"
        aria-label={`${name}: ${text}${why ? `. ${why}` : ""}`}
        aria-pressed={isPossible ? cell.state !== "off" : undefined}
        aria-disabled={!isPossible || undefined}
        onClick={() => isPossible && onToggle()}
        className={classes(
          "flex h-14 w-full min-w-24 flex-col items-center justify-center gap-1 rounded-md border px-2",
          looks[cell.state],
        )}
      >
        <Icon aria-hidden className="size-4" />
        <span className="truncate">
          {text}
          {leftOut.length > 0 ? " *" : ""}
        </span>
      </button>
    </Tip>
  );
}
