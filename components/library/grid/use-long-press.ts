"use client";

import { type MouseEvent, type PointerEvent, useRef } from "react";

const longMs = 450;
/** A finger that moves further scrolls, in CSS pixels. */
const mostPx = 10;

/**
 * A finger that stays on a tile chooses it. The press that ends it opens nothing, and neither does the
 * menu that some browsers show for it.
 */
export function useLongPress(onLong: (target: EventTarget) => void) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> }>(undefined);
  const wasLong = useRef(false);
  const isTouch = useRef(false);

  const end = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  return {
    /** Whether a finger was the last to press. */
    isTouch: () => isTouch.current,
    handlers: {
      onPointerDownCapture({ pointerType, target, clientX: x, clientY: y }: PointerEvent) {
        isTouch.current = pointerType === "touch";
        wasLong.current = false;
        if (!isTouch.current) return;
        const timer = setTimeout(() => {
          wasLong.current = true;
          press.current = undefined;
          onLong(target);
        }, longMs);
        press.current = { x, y, timer };
      },
      onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
        const { current } = press;
        if (current && Math.hypot(clientX - current.x, clientY - current.y) > mostPx) end();
      },
      onPointerUpCapture: end,
      onPointerCancelCapture: end,
      onClickCapture(event: MouseEvent) {
        if (!wasLong.current) return;
        wasLong.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
