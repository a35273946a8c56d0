"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { PixelSize } from "@/lib/core/box/box";
import { nearestAllowedSize, regionOutline } from "@/lib/core/generation/size/size-region";
import type { ExactSizeRule } from "@/lib/core/models/model";

interface SizeDiagramProps {
  size: PixelSize;
  rule: ExactSizeRule;
  /** Called when a drag or key press ends. */
  onSize: (size: PixelSize) => void;
}

/** Of the drawing, in its own units. */
const side = 100;
const arrows: Partial<Record<string, PixelSize>> = {
  ArrowLeft: { width: -1, height: 0 },
  ArrowRight: { width: 1, height: 0 },
  ArrowUp: { width: 0, height: 1 },
  ArrowDown: { width: 0, height: -1 },
};
const keyStep = 16;

/** Width across, height upwards: the allowed region, and the size as a draggable point. */
export function SizeDiagram({ size, rule, onSize }: SizeDiagramProps) {
  const t = useTranslations("compose");
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<PixelSize>();
  const outline = regionOutline(rule);
  const most = Math.max(...outline.flatMap(({ width, height }) => [width, height])) * 1.04;
  const shown = dragged ?? size;
  const across = (width: number) => (Math.min(width, most) / most) * side;
  const down = (height: number) => side - (Math.min(height, most) / most) * side;

  const pointed = ({ clientX, clientY }: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return size;
    const width = ((clientX - box.left) / box.width) * most;
    const height = ((box.bottom - clientY) / box.height) * most;
    return nearestAllowedSize({ width: Math.round(width), height: Math.round(height) }, rule);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? keyStep * 10 : keyStep;
    const { width, height } = size;
    const wish = { width: width + arrow.width * step, height: height + arrow.height * step };
    onSize(nearestAllowedSize(wish, rule));
  };

  return (
    <div
      ref={frame}
      role="slider"
      tabIndex={0}
      aria-label={t("sizeDiagram")}
      aria-valuenow={shown.width}
      aria-valuetext={`${shown.width} × ${shown.height}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(pointed(event));
      }}
      onPointerMove={(event) => dragged && setDragged(pointed(event))}
      onPointerUp={() => {
        if (dragged) onSize(dragged);
        setDragged(undefined);
      }}
      onPointerCancel={() => setDragged(undefined)}
      onKeyDown={onKeyDown}
      className="size-28 shrink-0 cursor-crosshair touch-none overflow-hidden rounded-md border border-line bg-sunk"
    >
      <svg aria-hidden viewBox={`0 0 ${side} ${side}`} className="size-full">
        <polygon
          points={outline.map(({ width, height }) => `${across(width)},${down(height)}`).join(" ")}
          className="fill-accent-soft stroke-line-strong"
          strokeWidth={0.6}
        />
        <rect
          x={0}
          y={down(shown.height)}
          width={across(shown.width)}
          height={side - down(shown.height)}
          className="fill-none stroke-faint"
          strokeWidth={0.6}
          strokeDasharray="2 2"
        />
        <circle
          cx={across(shown.width)}
          cy={down(shown.height)}
          r={4}
          className="fill-text stroke-panel"
          strokeWidth={1.4}
        />
      </svg>
    </div>
  );
}
