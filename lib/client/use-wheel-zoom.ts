"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { type StagePoint, wheelFactor } from "@/lib/core/canvas/viewport";

/** Where an event of a pointer lies on a surface, in CSS pixels from its top left. */
export function placeOn(
  surface: RefObject<HTMLElement | null>,
  event: { clientX: number; clientY: number },
): StagePoint {
  const frame = surface.current?.getBoundingClientRect();
  return { left: event.clientX - (frame?.left ?? 0), top: event.clientY - (frame?.top ?? 0) };
}

/** Zooms at the pointer when the wheel turns or a trackpad is pinched over a surface. */
export function useWheelZoom(
  surface: RefObject<HTMLElement | null>,
  zoomAt: (at: StagePoint, factor: number) => void,
): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    zoomAt(placeOn(surface, event), wheelFactor(event.deltaY, event.ctrlKey));
  });
  useEffect(() => {
    const element = surface.current;
    // React's own wheel handler is passive and could not keep the page from zooming.
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [surface]);
}
