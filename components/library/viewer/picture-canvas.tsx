"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { useDevicePixelRatio } from "@/lib/client/browser/use-device-pixel-ratio";
import type { PictureSource } from "@/lib/client/picture/picture";
import { usePicture } from "@/lib/client/picture/use-picture";
import type { PixelSize } from "@/lib/core/box/box";
import { frameOf, pixelScale } from "@/lib/core/stage/frames";
import { stagePixelRatio } from "@/lib/core/stage/stage-pixels";
import type { Viewport } from "@/lib/core/stage/viewport";

interface PictureCanvasProps {
  image: PictureSource;
  /** Its accessible name; "" if it only repeats what is said elsewhere. */
  label: string;
  viewport: Viewport;
  /** The available space, in CSS pixels. */
  stage: PixelSize;
  /** How much of the stage to leave free on the left, 0 to 1, to show the picture below. */
  from?: number;
  /** A smaller picture of the image that the page probably has, shown until the other loads. */
  thumbUrl?: string;
}

/** Draws a picture as placed on the stage, down to the original's single pixels. */
export function PictureCanvas(props: PictureCanvasProps) {
  const { image, label, viewport, stage, from = 0, thumbUrl } = props;
  const t = useTranslations("viewer");
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = stagePixelRatio(stage, useDevicePixelRatio());
  const { state, isIncomplete, layers } = usePicture(image, viewport, stage);
  const width = Math.floor(stage.width * ratio);
  const height = Math.floor(stage.height * ratio);
  const whole = frameOf({ left: 0, top: 0, ...image }, viewport, ratio);

  useLayoutEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen) return;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.imageSmoothingEnabled = viewport.scale * ratio < pixelScale;
    pen.imageSmoothingQuality = "high";
    for (const { bitmap, region } of layers) {
      const frame = frameOf(region, viewport, ratio);
      pen.drawImage(bitmap, frame.x, frame.y, frame.width, frame.height);
    }
  }, [layers, viewport, width, height, ratio]);

  return (
    <>
      {state === "loading" && thumbUrl && from === 0 && (
        <img
          src={thumbUrl}
          alt=""
          draggable={false}
          className="pointer-events-none absolute max-w-none"
          style={{ left: whole.x, top: whole.y, width: whole.width, height: whole.height }}
        />
      )}
      <canvas
        ref={canvas}
        {...(label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
        data-state={state}
        width={width}
        height={height}
        className="pointer-events-none absolute top-0 left-0"
        style={{
          width: width / ratio,
          height: height / ratio,
          clipPath: `inset(0 0 0 ${from * 100}%)`,
        }}
      />
      {(state === "failed" || isIncomplete) && (
        <p
          role="alert"
          className="absolute inset-x-3 top-16 mx-auto w-fit rounded-lg border border-line bg-panel px-3 py-2 text-sm text-bad shadow-float"
        >
          {t(isIncomplete ? "damaged" : "unloadable")}
        </p>
      )}
    </>
  );
}
