"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { placeOn, useWheel } from "@/lib/client/stage/use-wheel";
import type { ImagePoint, PixelSize } from "@/lib/core/box/box";
import {
  fitted,
  onDevicePixels,
  panned,
  pinched,
  type StagePoint,
  type Viewport,
  viewportOf,
  zoomedAt,
} from "@/lib/core/stage/viewport";

const zoomStep = 1.25;
/** In CSS pixels: a swipe this long across a fitted picture goes to the next one. */
const swipePx = 60;

interface ZoomOptions {
  /** Identifies the picture; a new one starts fitted. */
  key: string;
  image: PixelSize;
  surface: RefObject<HTMLElement | null>;
  /** Free space around the whole picture, in CSS pixels: the tools float above and below. */
  margin: { across: number; down: number };
  /** How it was left, if it is to be shown like that again. */
  initial?: Viewport | undefined;
  /** A finger swiped across the fitted picture: 1 for the next one, -1 for the previous. */
  onSwipe?: (by: 1 | -1) => void;
}

/** How a picture is placed on a surface, and what moves it: wheel, mouse, fingers, commands. */
export function useZoom({ key, image, surface, margin, initial, onSwipe }: ZoomOptions) {
  const stage = useElementSize(surface);
  const [moved, setMoved] = useState<{ key: string; viewport: Viewport } | undefined>(
    () => initial && { key, viewport: initial },
  );
  const fingers = useRef(new Map<number, StagePoint>());
  const sweep = useRef<StagePoint>(undefined);
  const fit = fitted(image, stage, margin);
  const own = moved?.key === key ? moved.viewport : undefined;
  const viewport = onDevicePixels(own ?? fit, useDevicePixelRatio());
  const middle = { left: stage.width / 2, top: stage.height / 2 };
  const smallest = Math.min(fit.scale, 0.05);

  const change = (next: (latest: Viewport) => Viewport) =>
    setMoved((latest) => {
      const from = latest?.key === key ? latest.viewport : fit;
      return { key, viewport: panned(next(from), { left: 0, top: 0 }, image, stage) };
    });
  const zoomAt = (at: StagePoint, factor: number) =>
    change((latest) => zoomedAt(latest, at, factor, smallest));
  const toActual = (at: StagePoint = middle) =>
    change((latest) => zoomedAt(latest, at, 1 / latest.scale, 0));
  const panBy = (by: StagePoint) => change((latest) => panned(latest, by, image, stage));
  const toFit = () => setMoved(undefined);
  useWheel(surface, { zoomAt, panBy });

  const pair = (): [StagePoint, StagePoint] | undefined => {
    const [one, other] = [...fingers.current.values()];
    return one && other && [one, other];
  };

  return {
    stage,
    viewport,
    percent: Math.round(viewport.scale * 100),
    isFitted: own === undefined,
    zoomIn: () => zoomAt(middle, zoomStep),
    zoomOut: () => zoomAt(middle, 1 / zoomStep),
    toFit,
    toActual,
    /** Centres the surface on a point of the picture, at a scale. */
    centreOn: (centre: ImagePoint, scale: number) =>
      change(() => viewportOf({ scale, centre }, stage)),
    /** Switches between the fitted picture and its actual size. */
    toggle: (at?: StagePoint) => (viewport.scale === 1 ? toFit() : toActual(at)),
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        // The right button belongs to the browser's menu.
        if (event.button > 1) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = placeOn(surface, event);
        fingers.current.set(event.pointerId, at);
        const isSweep = event.pointerType === "touch" && fingers.current.size === 1;
        sweep.current = isSweep && own === undefined ? at : undefined;
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = fingers.current.get(event.pointerId);
        if (!from) return;
        const before = pair();
        const at = placeOn(surface, event);
        fingers.current.set(event.pointerId, at);
        const after = pair();
        if (before && after) change((latest) => pinched(latest, before, after, smallest));
        else if (!sweep.current) panBy({ left: at.left - from.left, top: at.top - from.top });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        fingers.current.delete(event.pointerId);
        if (!sweep.current) return;
        const across = placeOn(surface, event).left - sweep.current.left;
        sweep.current = undefined;
        if (Math.abs(across) >= swipePx) onSwipe?.(across < 0 ? 1 : -1);
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        fingers.current.delete(event.pointerId);
        sweep.current = undefined;
      },
    },
  };
}

export type Zoom = ReturnType<typeof useZoom>;
