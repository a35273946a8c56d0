"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { StagePoint } from "@/lib/core/stage/viewport";
import { type WheelDevice, wheelDevice, wheelWish } from "@/lib/core/stage/wheel";

/** The rounding error of a whole device pixel in a browser's single precision. */
const imprecision = 0.001;

/**
 * Where a pointer event is on a surface, in CSS pixels from its top left: the middle of the device
 * pixel under it, because that is what the screen shows there. The surface is drawn from a whole
 * device pixel on, wherever the layout puts it.
 */
export function placeOn(
  surface: RefObject<HTMLElement | null>,
  event: { clientX: number; clientY: number },
): StagePoint {
  const frame = surface.current?.getBoundingClientRect();
  const ratio = window.devicePixelRatio;
  const middle = (value: number) => (Math.floor(value * ratio + imprecision) + 0.5) / ratio;
  const edge = (value: number) => Math.round(value * ratio) / ratio;
  return {
    left: middle(event.clientX) - edge(frame?.left ?? 0),
    top: middle(event.clientY) - edge(frame?.top ?? 0),
  };
}

interface WheelTarget {
  zoomAt: (at: StagePoint, factor: number) => void;
  panBy: (by: StagePoint) => void;
}

/**
 * A wheel or a pinch over a surface zooms at the pointer; two fingers on a trackpad pan.
 * @param isInPage whether the page scrolls as usual, and only Ctrl + wheel and pinches are heard
 */
export function useWheel(
  surface: RefObject<HTMLElement | null>,
  target: WheelTarget,
  isInPage = false,
): void {
  const latest = useRef<{ device: WheelDevice; atMs: number }>(undefined);
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (isInPage && !event.ctrlKey) return;
    event.preventDefault();
    const { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, timeStamp: atMs } = event;
    const turn = { deltaX, deltaY, deltaMode, ctrlKey, shiftKey, atMs };
    const device = wheelDevice(turn, latest.current);
    latest.current = { device, atMs };
    const wish = wheelWish(turn, device);
    if (wish.kind === "zoom") target.zoomAt(placeOn(surface, event), wish.factor);
    else target.panBy(wish.by);
  });
  useEffect(() => {
    const element = surface.current;
    // React's own wheel handler is passive and could not keep the page from zooming.
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [surface]);
}
