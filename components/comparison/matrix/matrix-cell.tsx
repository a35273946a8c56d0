"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { v7 as uuidv7 } from "uuid";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { DeskPane } from "@/components/comparison/pane/desk-pane";
import { useWhyWithout } from "@/components/comparison/words/use-why-without";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useOnScreen } from "@/lib/client/browser/use-on-screen";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useFailure } from "@/lib/client/run/use-failure";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation } from "@/lib/core/api/generation";
import type { PixelSize } from "@/lib/core/box/box";
import {
  type ComparedCell,
  type ShownOutput,
  shownOutput,
} from "@/lib/core/comparison-view/compared-cell";
import { failureOf } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";

type DeskCell = ComparedCell<DeskImage>;

interface MatrixCellProps {
  batchId: string;
  cell: DeskCell;
  /** Its values, as text. */
  name: string;
  /** Which of its call's images is shown, from 0. */
  turn: number;
  /** In CSS pixels. */
  pane: PixelSize;
  /** Whether there is room for text over the image. */
  isCaptioned: boolean;
}

/** A cell's image, or the reason it has none. */
export function MatrixCell(props: MatrixCellProps) {
  const { batchId, cell, name, turn, pane, isCaptioned } = props;
  const { run } = cell;
  const shown = shownOutput(cell, turn);
  const place = useRef<HTMLDivElement>(null);
  const isOnScreen = useOnScreen(place);
  return (
    <div ref={place} style={pane} className="bg-sunk">
      {!isOnScreen ? null : shown ? (
        <Shown {...shown} name={name} pane={pane} isCaptioned={isCaptioned} />
      ) : run && isOpen(run.status) ? (
        <Waiting run={run} name={name} />
      ) : (
        <WithoutImage batchId={batchId} cell={cell} name={name} />
      )}
    </div>
  );
}

interface ShownProps
  extends ShownOutput<DeskImage>,
    Pick<MatrixCellProps, "name" | "pane" | "isCaptioned"> {}

function Shown({ image, place: index, count, name, pane, isCaptioned }: ShownProps) {
  const { facts } = usePunctuation();
  // The row and column headings already show its values.
  const note = count > 1 ? `${index + 1}/${count}` : "";
  const caption = facts([name, note]);
  return (
    <DeskPane image={{ ...image, caption }} note={isCaptioned ? note : ""} pane={pane} isInPage />
  );
}

function Waiting({ run, name }: { run: Generation; name: string }) {
  const t = useTranslations("comparison.batch");
  const isQueued = run.status === "queued";
  const { fraction, text } = useGenerationProgress(run, useNow(1000, !isQueued));
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 p-2 text-center text-2xs text-soft">
      {!isQueued && <ProgressRing label={t("progress", { name })} fraction={fraction} />}
      <span>{text}</span>
    </div>
  );
}

const place =
  "flex size-full flex-col items-center justify-center gap-2 overflow-hidden p-2 text-center text-2xs text-soft";

interface WithoutImageProps {
  batchId: string;
  cell: DeskCell;
  name: string;
}

/** Why there is no image, and how to get one. */
function WithoutImage({ batchId, cell, name }: WithoutImageProps) {
  const whyOf = useWhyWithout();
  if (cell.run) return <Failed batchId={batchId} cell={cell} run={cell.run} name={name} />;
  const why = whyOf(cell);
  return (
    <div className={place}>
      <span title={why} className="line-clamp-4">
        {why}
      </span>
      {cell.state !== "impossible" && <RunCell batchId={batchId} cell={cell} name={name} />}
    </div>
  );
}

/** A call that ended without an image: why, and what helps; the rest in a popover. */
function Failed({ batchId, cell, run, name }: WithoutImageProps & { run: Generation }) {
  const t = useTranslations("comparison.batch");
  const told = useFailure(run, failureOf(run));
  const { title, reason, help, act, again, isPaid, isPending } = told;
  const details = `failed-${batchId}-${cell.key}`;
  return (
    <div className={place} title={reason}>
      <span className="line-clamp-2 font-semibold text-bad">{title}</span>
      {again &&
        (act ? (
          <Button size="small" isBusy={isPending} onClick={act}>
            {help}
          </Button>
        ) : (
          <span className="line-clamp-2">{help}</span>
        ))}
      <span className="flex flex-wrap justify-center gap-1.5">
        <RunCell batchId={batchId} cell={cell} name={name} mayCost={isPaid} />
        <Button
          size="small"
          look="quiet"
          popoverTarget={details}
          aria-label={t("whyCell", { name })}
        >
          {t("why")}
        </Button>
      </span>
      <FailurePopover id={details} told={told} />
    </div>
  );
}

interface RunCellProps extends WithoutImageProps {
  mayCost?: boolean;
}

function RunCell({ batchId, cell, name, mayCost = false }: RunCellProps) {
  const t = useTranslations("comparison.batch");
  const { retry } = useBatchChanges(batchId);
  const money = useAmountsText();
  const { cost } = cell;
  const price = cost ? ` · ${money({ [cost.currency]: cost.total })}` : "";
  const { joined } = useErrorText();
  return (
    <>
      <Button
        size="small"
        aria-label={`${t(mayCost ? "runAgainPaid" : "runCell", { name })}${price}`}
        isBusy={retry.isPending}
        onClick={() => retry.mutate({ cells: [cell.key], key: uuidv7() })}
      >
        <RotateCcw aria-hidden className="size-3.5" />
        {t(mayCost ? "runPaid" : "run")}
        {price}
      </Button>
      {retry.error && (
        <span role="alert" className="line-clamp-3 w-full text-bad">
          {joined(retry.error)}
        </span>
      )}
    </>
  );
}
