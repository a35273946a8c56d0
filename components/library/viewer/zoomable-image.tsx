"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { isTyping } from "@/lib/client/browser/is-typing";
import type { PictureSource } from "@/lib/client/picture/use-picture";
import { placeOn } from "@/lib/client/stage/use-wheel";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { PictureCanvas } from "./picture-canvas";
import { useZoom } from "./use-zoom";
import { ZoomToolbar } from "./zoom-toolbar";

/** In CSS pixels; the zoom floats below. */
const margin = { across: 24, down: 64 };

interface NamedPicture extends PictureSource {
  name: string;
}

/** A picture on the stage that zooms at the pointer and pans, down to the original's pixels. */
export function ZoomableImage({ image }: { image: NamedPicture }) {
  const t = useTranslations("viewer");
  const surface = useRef<HTMLDivElement>(null);
  const zoom = useZoom({ key: image.previewUrl, image, surface, margin });

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || isTyping(event.target) || isAside(event.target)) return;
    const key = shortcutKey(event);
    if (key === "+" || key === "=") zoom.zoomIn();
    if (key === "-") zoom.zoomOut();
    if (key === "0") zoom.toFit();
    if (key === "1") zoom.toActual();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div className="relative size-full">
      <figure
        ref={surface}
        {...zoom.handlers}
        onDoubleClick={(event) => zoom.toggle(placeOn(surface, event))}
        className={classes(
          "stage-ground relative size-full cursor-grab touch-none overflow-hidden active:cursor-grabbing",
          // On a phone it fills the window, and a finger on it wants to go on to what is below.
          zoom.isFitted && "max-[640px]:touch-pan-y",
        )}
      >
        {zoom.stage.width > 0 && (
          <PictureCanvas
            image={image}
            label={t("picture", { name: image.name, width: image.width, height: image.height })}
            viewport={zoom.viewport}
            stage={zoom.stage}
          />
        )}
      </figure>
      <ZoomToolbar zoom={zoom} />
    </div>
  );
}

/** Whether a key belongs to something that covers the stage. */
function isAside(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog]") !== null;
}
