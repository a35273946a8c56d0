"use client";

import { type PointerEvent, useRef, useState } from "react";
import { changeSelection } from "@/lib/client/library/selection";
import type { Asset } from "@/lib/core/api/asset";
import { entriesWithin, type GridLayout } from "@/lib/core/library/grid-layout";
import { withStretch, withStretchKept } from "@/lib/core/library/selection";

/** In CSS pixels: a press that moves less is not a drag. */
const leastPx = 5;
/** This close to an edge the grid scrolls under the rectangle, by this much per move. */
const edgePx = 32;
const scrollStepPx = 24;

interface MarqueeOptions {
  layout: GridLayout;
  imageAt: (place: number) => Asset | undefined;
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Selects every image that a rectangle touches. It is drawn with the mouse from between the tiles,
 * or from anywhere with Shift.
 */
export function useMarquee({ layout, imageAt }: MarqueeOptions) {
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
      if (!isAdding) changeSelection(() => ({ kept: new Map(), stretch: new Map() }));
      else changeSelection(withStretchKept);
    }
    const next = {
      left: Math.min(from.x, x),
      right: Math.max(from.x, x),
      top: Math.min(from.y, y),
      bottom: Math.max(from.y, y),
    };
    setArea(next);
    const images = entriesWithin(layout, next).flatMap((place) => imageAt(place) ?? []);
    changeSelection((selection) => withStretch(selection, images));
    const frame = currentTarget.getBoundingClientRect();
    if (event.clientY > frame.bottom - edgePx) currentTarget.scrollTop += scrollStepPx;
    if (event.clientY < frame.top + edgePx) currentTarget.scrollTop -= scrollStepPx;
  };

  const end = () => {
    origin.current = undefined;
    setArea(undefined);
    if (area) changeSelection(withStretchKept);
  };

  return {
    area,
    handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end },
  };
}
