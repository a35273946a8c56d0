"use client";

import type { KeyboardEvent, PointerEvent } from "react";

interface PaneEdgeProps {
  label: string;
  /** The pane's width in pixels. */
  width: number;
  min: number;
  max: number;
  /** The side of the edge that the pane is on. */
  pane: "left" | "right";
  onWidth: (width: number) => void;
}

const keyStep = 16;

/** A pane's border, dragged or moved with the arrow keys to change its width. */
export function PaneEdge({ label, width, min, max, pane, onWidth }: PaneEdgeProps) {
  const direction = pane === "left" ? 1 : -1;
  const change = (pixels: number) =>
    onWidth(Math.min(max, Math.max(min, Math.round(width + pixels * direction))));

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) change(event.movementX);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "ArrowLeft") change(-keyStep);
    else if (event.key === "ArrowRight") change(keyStep);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator with a value is the ARIA pattern of a window splitter; hr cannot be one.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-accent-soft data-[pane=left]:-right-1 data-[pane=right]:-left-1 max-[640px]:hidden"
      data-pane={pane}
    />
  );
}
