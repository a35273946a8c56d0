"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from "react";
import type { Outline } from "@/lib/core/api/library";
import { dateMarks, spacedMarks } from "@/lib/core/library/date-marks";
import {
  type GridLayout,
  heightOf,
  lastAtMost,
  rowAt,
  rowOf,
} from "@/lib/core/library/grid/grid-layout";
import { type GridPlaces, gridPlace, placeOfAsset } from "@/lib/core/library/grid/grid-places";
import { blockStarts } from "@/lib/core/library/outline";

interface ScrubberProps {
  scroller: RefObject<HTMLElement | null>;
  layout: GridLayout;
  places: GridPlaces;
  outline: Outline;
  /** How far the grid is scrolled, and the height of its visible part, in CSS pixels. */
  top: number;
  page: number;
}

/** The smallest distance between dates, in CSS pixels. */
const leastPx = 28;

/** A bar beside the grid that shows where each day is and scrolls there. */
export function Scrubber({ scroller, layout, places, outline, top, page }: ScrubberProps) {
  const t = useTranslations("library");
  const format = useFormatter();
  const [isHeld, setHeld] = useState(false);
  /** The pointed-at position on the bar, 0 to 1. */
  const [pointed, setPointed] = useState<number>();
  const height = heightOf(layout);
  const most = Math.max(1, height - page);
  const partOf = (scrolled: number) => Math.min(1, Math.max(0, scrolled / most));

  const starts = blockStarts(outline);
  /** When the image at a position on the bar was started, to within a block. */
  const dateAt = (part: number) => {
    const place = layout.starts[rowAt(layout, part * most)] ?? 0;
    const found = gridPlace(places, place);
    const asset = "asset" in found ? found.asset : Math.max(0, place - found.extra);
    const block = Math.min(outline.blocks.length - 1, lastAtMost(starts, asset));
    return new Date(outline.blocks[block]?.at ?? 0);
  };
  const { unit, marks } = dateMarks(outline);
  const partOfMark = ({ asset }: { asset: number }) =>
    partOf(layout.tops[rowOf(layout, placeOfAsset(places, asset))] ?? 0);
  const shown = spacedMarks(marks, (mark) => partOfMark(mark) * page, leastPx);
  const nameOf = (at: Date) =>
    unit === "month"
      ? format.dateTime(at, { month: "short", year: "2-digit" })
      : format.dateTime(at, { month: "short", day: "numeric" });
  const dayOf = (part: number) => format.dateTime(dateAt(part), { dateStyle: "medium" });

  const goTo = (part: number) => {
    if (scroller.current) scroller.current.scrollTop = part * most;
  };
  const point = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientY - frame.top) / frame.height));
    setPointed(part);
    if (isHeld || event.type === "pointerdown") goTo(part);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: top + page / 4,
      ArrowUp: top - page / 4,
      PageDown: top + page,
      PageUp: top - page,
      Home: 0,
      End: most,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    goTo(partOf(next));
  };
  const now = partOf(top);

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("scrubber")}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(now * 100)}
      aria-valuetext={dayOf(now)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        point(event);
      }}
      onPointerMove={point}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      onPointerLeave={() => setPointed(undefined)}
      className="group absolute inset-y-1 right-0 z-10 w-4 cursor-ns-resize touch-none rounded-md hover:bg-sunk"
    >
      {shown.map((mark) => (
        <span
          key={mark.asset}
          style={{ top: `${partOfMark(mark) * 100}%` }}
          className="pointer-events-none absolute right-0 flex -translate-y-1/2 items-center gap-1"
        >
          <span className="hidden rounded-sm bg-panel/90 px-1 text-2xs whitespace-nowrap text-soft group-hover:inline group-focus-visible:inline">
            {nameOf(mark.at)}
          </span>
          <span className="h-px w-2 bg-line-strong" />
        </span>
      ))}
      <span
        style={{ top: `${now * 100}%` }}
        className="pointer-events-none absolute right-0.5 h-6 w-1.5 -translate-y-1/2 rounded-full bg-line-strong group-hover:bg-accent-line"
      />
      {pointed !== undefined && (
        <span
          style={{ top: `${pointed * 100}%` }}
          className="pointer-events-none absolute right-5 -translate-y-1/2 rounded-md border border-line bg-raised px-2 py-1 text-xs whitespace-nowrap shadow-float"
        >
          {dayOf(pointed)}
        </span>
      )}
    </div>
  );
}
