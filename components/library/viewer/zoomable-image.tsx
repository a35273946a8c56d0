"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isTyping } from "@/lib/client/is-typing";
import { useElementSize } from "@/lib/client/use-element-size";
import { placeOn, useWheel } from "@/lib/client/use-wheel";
import type { PixelSize } from "@/lib/core/bbox/box";
import {
  fitted,
  panned,
  type StagePoint,
  type Viewport,
  zoomedAt,
} from "@/lib/core/canvas/viewport";

/** In CSS pixels; the zoom floats below. */
const margin = { across: 24, down: 64 };
const previewSide = 2048;
const zoomStep = 1.25;
/** From this scale on single pixels are meant to be seen. */
const pixelScale = 4;

interface Picture extends PixelSize {
  name: string;
  previewUrl: string;
  originalUrl: string;
}

/** A picture that is zoomed at the pointer and dragged; the original replaces the preview when it is there. */
export function ZoomableImage({ image }: { image: Picture }) {
  const t = useTranslations("viewer");
  const surface = useRef<HTMLDivElement>(null);
  const stage = useElementSize(surface);
  const [moved, setMoved] = useState<Viewport>();
  const [isSharp, setSharp] = useState(false);
  const [isDamaged, setDamaged] = useState(false);
  const fit = fitted(image, stage, margin);
  const viewport = moved ?? fit;
  const middle = { left: stage.width / 2, top: stage.height / 2 };
  const percent = Math.round(viewport.scale * 100);

  const zoomAt = (at: StagePoint, factor: number) =>
    setMoved((latest = fit) => zoomedAt(latest, at, factor, Math.min(fit.scale, 0.05)));
  const toActual = (at: StagePoint) => zoomAt(at, 1 / viewport.scale);
  const panBy = (by: StagePoint) => setMoved((latest = fit) => panned(latest, by, image, stage));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    panBy({ left: event.movementX, top: event.movementY });
  };

  useWheel(surface, { zoomAt, panBy });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === "+" || event.key === "=") zoomAt(middle, zoomStep);
    if (event.key === "-") zoomAt(middle, 1 / zoomStep);
    if (event.key === "0") setMoved(undefined);
    if (event.key === "1") toActual(middle);
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  const picture = {
    position: "absolute" as const,
    left: viewport.left,
    top: viewport.top,
    width: image.width * viewport.scale,
    height: image.height * viewport.scale,
    maxWidth: "none",
    imageRendering: viewport.scale >= pixelScale ? ("pixelated" as const) : ("auto" as const),
  };
  const alt = t("picture", { name: image.name, width: image.width, height: image.height });
  const isPreviewEnough = Math.max(image.width, image.height) * viewport.scale <= previewSide;

  return (
    <figure
      ref={surface}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={(event) => (moved ? setMoved(undefined) : toActual(placeOn(surface, event)))}
      className="stage-ground relative size-full touch-none overflow-hidden cursor-grab active:cursor-grabbing"
    >
      {stage.width > 0 && (
        <>
          <img
            src={image.previewUrl}
            alt={alt}
            draggable={false}
            style={picture}
            className="bg-line"
          />
          {!isPreviewEnough && (
            <img
              src={image.originalUrl}
              alt=""
              draggable={false}
              onLoad={() => setSharp(true)}
              onError={() => setDamaged(true)}
              style={{ ...picture, visibility: isSharp ? "visible" : "hidden" }}
            />
          )}
        </>
      )}
      {isDamaged && (
        <p
          role="alert"
          className="absolute inset-x-3 top-3 mx-auto w-fit rounded-lg border border-line bg-panel px-3 py-2 text-sm text-bad shadow-float"
        >
          {t("damaged")}
        </p>
      )}
      <div
        role="toolbar"
        aria-label={t("zoomLevel", { percent })}
        onPointerDown={(event) => event.stopPropagation()}
        className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center rounded-lg border border-line bg-panel p-1 shadow-float"
      >
        <IconButton label={t("zoomOut")} onClick={() => zoomAt(middle, 1 / zoomStep)}>
          <Minus aria-hidden className="size-4" />
        </IconButton>
        <button
          type="button"
          aria-label={t("zoomLevel", { percent })}
          onClick={() => toActual(middle)}
          className="h-8 w-14 rounded-md text-soft hover:bg-sunk hover:text-text"
        >
          {percent} %
        </button>
        <IconButton label={t("zoomIn")} onClick={() => zoomAt(middle, zoomStep)}>
          <Plus aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("fit")} onClick={() => setMoved(undefined)}>
          <Maximize aria-hidden className="size-4" />
        </IconButton>
      </div>
    </figure>
  );
}
