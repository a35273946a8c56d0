"use client";

import { ChevronsLeftRight } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";

interface WipeHandleProps {
  label: string;
  /** The distance from the left of its container, 0 to 100. */
  percent: number;
  onPercent: (percent: number) => void;
}

const steps = { small: 2, large: 10 };

/** The edge between two overlaid pictures, dragged or moved with the arrow keys. */
export function WipeHandle({ label, percent, onPercent }: WipeHandleProps) {
  const moveTo = (next: number) => onPercent(Math.min(100, Math.max(0, next)));

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? steps.large : steps.small;
    const next = {
      ArrowLeft: percent - by,
      ArrowDown: percent - by,
      ArrowRight: percent + by,
      ArrowUp: percent + by,
      Home: 0,
      End: 100,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    // The arrows move only the edge here.
    event.stopPropagation();
    moveTo(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const frame = event.currentTarget.parentElement?.getBoundingClientRect();
    if (frame) moveTo(Math.round(((event.clientX - frame.left) / frame.width) * 1000) / 10);
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      className="group absolute inset-y-0 z-10 flex w-11 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center outline-none"
      style={{ left: `${percent}%` }}
    >
      <span className="absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_#00000080] group-focus-visible:bg-accent" />
      <span className="relative grid size-9 place-items-center rounded-full bg-white text-accent-ink shadow-float group-focus-visible:bg-accent">
        <ChevronsLeftRight aria-hidden className="size-4" />
      </span>
    </div>
  );
}
