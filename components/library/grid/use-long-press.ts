"use client";

import { type MouseEvent, type PointerEvent, useRef } from "react";

const longMs = 450;
/** In CSS pixels: a finger that moves further is scrolling. */
const mostPx = 10;

/**
 * A long press selects a tile. Releasing the finger opens nothing, and neither does the menu that
 * some browsers show for it.
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
    /** Whether the last press came from a finger. */
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
