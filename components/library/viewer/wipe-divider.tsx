"use client";

import { ChevronsLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent, RefObject } from "react";
import { clamp } from "@/lib/core/bbox/box";

interface WipeDividerProps {
  surface: RefObject<HTMLElement | null>;
  /** The share of the stage's width that shows the input, 0 to 1. */
  at: number;
  onAt: (at: number) => void;
}

const step = { small: 0.02, large: 0.1 };

/** The line between before and after, moved by dragging or with the arrows. */
export function WipeDivider({ surface, at, onAt }: WipeDividerProps) {
  const t = useTranslations("viewer");
  const moveTo = (next: number) => onAt(clamp(next, 0, 1));

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? step.large : step.small;
    if (event.key === "ArrowLeft") moveTo(at - by);
    else if (event.key === "ArrowRight") moveTo(at + by);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(1);
    else return;
    event.preventDefault();
    // The arrows move the line here, not to the next image.
    event.stopPropagation();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const frame = surface.current?.getBoundingClientRect();
    if (frame) moveTo((event.clientX - frame.left) / frame.width);
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("look.divider")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      className="group absolute inset-y-0 flex w-11 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center outline-none"
      style={{ left: `${at * 100}%` }}
    >
      <span className="absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_#00000080] group-focus-visible:bg-accent" />
      <span className="relative grid size-9 place-items-center rounded-full bg-white text-accent-ink shadow-float group-focus-visible:bg-accent">
        <ChevronsLeftRight aria-hidden className="size-4" />
      </span>
    </div>
  );
}
