"use client";

import { useEffect, useRef } from "react";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import { useDesk } from "@/lib/client/comparison/desk-store";
import type { Picture } from "@/lib/client/picture/picture";
import type { PixelSize } from "@/lib/core/box/box";
import { mountSurface } from "./mount-surface";

interface SurfaceProps {
  picture: Picture;
  /** Of the pane, in CSS pixels. */
  pane: PixelSize;
}

const layer = "absolute top-0 left-0 max-w-none origin-top-left will-change-transform";

/** The picture of a pane, moved together with the others. */
export function Surface({ picture, pane }: SurfaceProps) {
  const { sharedView } = useDesk();
  const base = useRef<HTMLCanvasElement>(null);
  const detail = useRef<HTMLCanvasElement>(null);
  const devicePixelRatio = useDevicePixelRatio();
  const { width, height } = pane;

  useEffect(() => {
    if (!base.current || !detail.current || width === 0) return;
    return mountSurface({
      base: base.current,
      detail: detail.current,
      picture,
      pane: { width, height },
      sharedView,
      devicePixelRatio,
    });
  }, [picture, width, height, sharedView, devicePixelRatio]);

  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      <canvas ref={base} data-layer="whole" className={layer} />
      <canvas ref={detail} data-layer="detail" style={{ width, height }} className={layer} />
    </div>
  );
}
