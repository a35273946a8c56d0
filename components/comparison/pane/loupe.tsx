"use client";

import { useEffect, useRef } from "react";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import { useDesk } from "@/lib/client/comparison/desk-store";
import type { Picture } from "@/lib/client/picture/picture";
import { drawRegion } from "@/lib/client/picture/picture-layer";
import type { PixelSize } from "@/lib/core/box/box";
import { fitScale, placeOfPoint } from "@/lib/core/comparison-view/shared-view";
import { pixelScale } from "@/lib/core/stage/frames";

/** In CSS pixels. */
const diameter = 132;
/** Magnification relative to the pane. */
const enlargement = 4;

interface LoupeProps {
  picture: Picture;
  /** In CSS pixels. */
  pane: PixelSize;
}

/** Enlarges what is at the pointer, in every pane at once at the same point of its image. */
export function Loupe({ picture, pane }: LoupeProps) {
  const { view, sharedView } = useDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = useDevicePixelRatio();
  const { width, height } = pane;

  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext("2d");
    if (!element || !pen) return;
    let frame: number | undefined;

    const draw = () => {
      frame = undefined;
      const { loupePoint: point } = view.getState();
      element.style.visibility = point ? "inherit" : "hidden";
      if (!point) return;
      const size = { width, height };
      const shared = sharedView.read();
      const place = placeOfPoint(point, shared, picture.size, size);
      element.style.transform = `translate(${Math.round(place.left - diameter / 2)}px, ${Math.round(place.top - diameter / 2)}px)`;
      const scale = fitScale(picture.size, size) * shared.magnification * enlargement;
      const side = diameter / scale;
      const seen = {
        left: point.x * picture.size.width - side / 2,
        top: point.y * picture.size.height - side / 2,
        width: side,
        height: side,
      };
      pen.clearRect(0, 0, element.width, element.height);
      pen.imageSmoothingEnabled = scale * ratio < pixelScale;
      drawRegion(pen, picture.layers(scale * ratio), seen, element);
    };
    const ask = () => {
      frame ??= requestAnimationFrame(draw);
    };
    const ends = [view.subscribe(ask), sharedView.onFrame(ask), picture.subscribe(ask)];
    return () => {
      for (const end of ends) end();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [view, picture, width, height, sharedView, ratio]);

  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={Math.round(diameter * ratio)}
      height={Math.round(diameter * ratio)}
      style={{ width: diameter, height: diameter, visibility: "hidden" }}
      className="pointer-events-none absolute top-0 left-0 max-w-none rounded-full bg-sunk shadow-float ring-2 ring-accent-line"
    />
  );
}
