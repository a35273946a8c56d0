"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { clamp, type PixelSize } from "@/lib/core/bbox/box";

interface WipeHandleProps {
  /** CSS pixels from the left of the pane. */
  edge: number;
  pane: PixelSize;
  percent: number;
  onPercent: (percent: number) => void;
}

/** The edge between A and B, to be dragged or moved by arrow keys. */
export function WipeHandle({ edge, pane, percent, onPercent }: WipeHandleProps) {
  const t = useTranslations("compare.wipe");

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const frame = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!frame) return;
    onPercent(Math.round(clamp((event.clientX - frame.left) / pane.width, 0, 1) * 1000) / 10);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
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
    onPercent(clamp(next, 0, 100));
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("edge")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      style={{ left: edge - 12 }}
      className="absolute inset-y-0 z-10 flex w-6 cursor-ew-resize touch-none items-center justify-center"
    >
      <span aria-hidden className="absolute inset-y-0 w-0.5 bg-accent-line" />
      <span
        aria-hidden
        className="relative h-9 w-3 rounded-full border border-line-strong bg-panel shadow-float"
      />
    </div>
  );
}
