"use client";

import { type PointerEvent, useRef, useState } from "react";
import { clearSelection, drawRange, keepRange } from "@/lib/client/library/selection";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { entriesWithin, type GridLayout } from "@/lib/core/library/grid/grid-layout";

/** In CSS pixels: a press that moves less is not a drag. */
const leastPx = 5;
/** This close to an edge the grid scrolls under the rectangle, by this much per move. */
const edgePx = 32;
const scrollStepPx = 24;

interface MarqueeOptions {
  layout: GridLayout;
  imageAt: (place: number) => Asset | undefined;
  runAt: (place: number) => Generation | undefined;
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Selects every image and every ended run that a rectangle touches. It is drawn with the mouse from between the tiles,
 * or from anywhere with Shift.
 */
export function useMarquee({ layout, imageAt, runAt }: MarqueeOptions) {
  const [area, setArea] = useState<Area>();
  const origin = useRef<{ x: number; y: number }>(undefined);

  /** In CSS pixels of the whole grid. */
  const pointOf = ({ clientX, clientY }: PointerEvent, list: Element) => {
    const { left, top } = list.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const listOf = ({ currentTarget }: PointerEvent) => currentTarget.querySelector("ul");

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const list = listOf(event);
    const { target, currentTarget } = event;
    if (event.button !== 0 || event.pointerType !== "mouse" || !list) return;
    const isOnTile = target instanceof Element && target.closest("[data-place]");
    // A press on the scroll bar draws nothing.
    const isOnBar =
      event.nativeEvent.offsetX > currentTarget.clientWidth && target === currentTarget;
    if ((isOnTile && !event.shiftKey) || isOnBar) return;
    origin.current = pointOf(event, list);
    if (isOnTile) event.preventDefault();
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const list = listOf(event);
    const from = origin.current;
    if (!list || !from) return;
    const { x, y } = pointOf(event, list);
    if (!area && Math.hypot(x - from.x, y - from.y) < leastPx) return;
    const { currentTarget } = event;
    if (!area) {
      currentTarget.setPointerCapture(event.pointerId);
      const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
      if (isAdding) keepRange();
      else clearSelection();
    }
    const next = {
      left: Math.min(from.x, x),
      right: Math.max(from.x, x),
      top: Math.min(from.y, y),
      bottom: Math.max(from.y, y),
    };
    setArea(next);
    const places = entriesWithin(layout, next);
    drawRange(
      places.flatMap((place) => imageAt(place) ?? []),
      places.flatMap((place) => runAt(place) ?? []),
    );
    const frame = currentTarget.getBoundingClientRect();
    if (event.clientY > frame.bottom - edgePx) currentTarget.scrollTop += scrollStepPx;
    if (event.clientY < frame.top + edgePx) currentTarget.scrollTop -= scrollStepPx;
  };

  const end = () => {
    origin.current = undefined;
    setArea(undefined);
    if (area) keepRange();
  };

  return {
    area,
    handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end },
  };
}
