"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { placeOn, useWheel } from "@/lib/client/stage/use-wheel";
import type { PixelSize } from "@/lib/core/box/box";
import {
  magnificationFor,
  pannedTogether,
  pinchedTogether,
  wholeView,
  zoomedTogether,
} from "@/lib/core/comparison-view/shared-view";
import type { StagePoint } from "@/lib/core/stage/viewport";

/** In CSS pixels: a press that moves less chooses an image instead of dragging. */
const dragFrom = 4;

interface SharedViewInput {
  surface: RefObject<HTMLElement | null>;
  image: PixelSize;
  pane: PixelSize;
  /** Whether a wheel and one finger scroll the page, as over a matrix larger than the window. */
  isInPage: boolean;
  /** A press that did not move. */
  onPress: (event: PointerEvent) => void;
  /** What a double click does instead of zooming. */
  onOpen: (() => void) | undefined;
}

/** Wheel, drag and pinch over one pane move all of them. */
export function useSharedViewInput({
  surface,
  image,
  pane,
  isInPage,
  onPress,
  onOpen,
}: SharedViewInput) {
  const { sharedView } = useDesk();
  const fingers = useRef(new Map<number, StagePoint>());
  const travelled = useRef(0);

  useWheel(
    surface,
    {
      zoomAt: (at, factor) =>
        sharedView.change((view) => zoomedTogether(view, at, factor, image, pane)),
      panBy: (by) => sharedView.change((view) => pannedTogether(view, by, image, pane)),
    },
    isInPage,
  );
  usePinchesHere(surface, isInPage);

  const release = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    sharedView.hold(fingers.current.size > 0);
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (fingers.current.size === 0) travelled.current = 0;
      fingers.current.set(event.pointerId, placeOn(surface, event));
      sharedView.hold(true);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const now = placeOn(surface, event);
      const by = { left: now.left - before.left, top: now.top - before.top };
      travelled.current += Math.hypot(by.left, by.top);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, now);
      if (travelled.current < dragFrom) return;
      if (isInPage && !other && event.pointerType === "touch") return;
      sharedView.change((view) =>
        other
          ? pinchedTogether(view, [before, other], [now, other], image, pane)
          : pannedTogether(view, by, image, pane),
      );
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const isLast = fingers.current.size === 1;
      release(event);
      if (isLast && travelled.current < dragFrom) onPress(event);
    },
    onPointerCancel: release,
    onDoubleClick(event: { clientX: number; clientY: number }) {
      if (onOpen) return onOpen();
      const at = placeOn(surface, event);
      const isWhole = sharedView.read().magnification === 1;
      const factor = magnificationFor(1, image, pane);
      sharedView.change((view) =>
        isWhole ? zoomedTogether(view, at, factor, image, pane) : wholeView,
      );
    },
  };
}

/** Keeps two fingers from scrolling the page, which one of them does. */
function usePinchesHere(surface: RefObject<HTMLElement | null>, isInPage: boolean): void {
  useEffect(() => {
    const element = surface.current;
    if (!isInPage || !element) return;
    const hold = (event: TouchEvent) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    };
    element.addEventListener("touchmove", hold, { passive: false });
    return () => element.removeEventListener("touchmove", hold);
  }, [surface, isInPage]);
}
