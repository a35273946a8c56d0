"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { useAxisName } from "@/components/comparison/words/use-axis-name";
import { classes } from "@/components/ui/classes";
import type { Axis } from "@/lib/core/comparison/axis";
import { type AxisOrder, swappedAxes } from "@/lib/core/comparison-view/matrix";

interface AxisPlacesProps {
  axes: Axis[];
  order: AxisOrder;
  onOrder: (order: AxisOrder) => void;
}

const names = ["across", "down", "page"] as const;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Which axis lies across, down or by page. One is dragged onto another, or moved on by a press or an arrow. */
export function AxisPlaces({ axes, order, onOrder }: AxisPlacesProps) {
  const t = useTranslations("comparison.places");
  const axisName = useAxisName();
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<number>();
  // Shown from across to page; the order has them the other way around.
  const shown = order.toReversed();
  const swap = (from: number, to: number) => {
    const last = shown.length - 1;
    onOrder(swappedAxes(order, last - from, last - to));
  };
  const end = () => {
    setDragged(undefined);
    setTarget(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, place: number) => {
    const to = place + (steps[event.key] ?? 0);
    if (steps[event.key] === undefined) return;
    event.preventDefault();
    if (to < 0 || to >= shown.length) return;
    swap(place, to);
    // The focus goes along with the axis.
    const buttons = event.currentTarget.closest("ul")?.querySelectorAll("button");
    buttons?.[to]?.focus();
  };
  return (
    <ul aria-label={t("label")} className="flex items-center gap-3">
      {shown.map((axis, place) => {
        const kind = axes[axis]?.kind;
        const where = names[place];
        if (!kind || !where) return null;
        return (
          <li key={where} className="flex items-center gap-1.5">
            <span aria-hidden className="text-faint">
              {t(where)}
            </span>
            <button
              type="button"
              draggable
              aria-label={t("move", { axis: axisName(kind), place: t(where) })}
              aria-keyshortcuts="ArrowLeft ArrowRight"
              onClick={() => swap(place, (place + 1) % shown.length)}
              onKeyDown={(event) => onKeyDown(event, place)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                event.dataTransfer.setData("text/plain", axisName(kind));
                setDragged(place);
              }}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                setTarget(place);
              }}
              onDrop={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                event.stopPropagation();
                swap(dragged, place);
                end();
              }}
              onDragEnd={end}
              className={classes(
                "h-7 cursor-grab rounded-md border px-2.5 font-medium text-text active:cursor-grabbing pointer-coarse:h-11",
                target === place && dragged !== place
                  ? "border-accent-line bg-accent-soft"
                  : "border-line bg-raised hover:border-line-strong",
              )}
            >
              {axisName(kind)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
