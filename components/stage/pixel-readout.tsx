"use client";

import { useTranslations } from "next-intl";
import { colourAt, type PictureLayer } from "@/lib/client/picture/picture-layer";
import type { ImagePoint, PixelSize } from "@/lib/core/box/box";

interface PixelReadoutProps {
  /** The pointer's position in the image; undefined while it is elsewhere. */
  point: ImagePoint | undefined;
  image: PixelSize;
  layers: PictureLayer[];
}

/** The position and colour of the pixel under the pointer. */
export function PixelReadout({ point, image, layers }: PixelReadoutProps) {
  const t = useTranslations("stage");
  const isInside =
    point && point.x >= 0 && point.y >= 0 && point.x < image.width && point.y < image.height;
  if (!isInside) return null;
  const colour = colourAt(layers, point);
  return (
    <p
      role="note"
      aria-label={t("pixel")}
      className="flex items-center gap-1.5 rounded-md bg-panel/80 px-2 py-1 text-xs text-soft tabular-nums"
    >
      {Math.floor(point.x)}, {Math.floor(point.y)}
      {colour && (
        <>
          <span
            aria-hidden
            style={{ background: colour.hex }}
            className="size-3 rounded-xs ring ring-line-strong"
          />
          {/* The preview's colours are only approximate. */}
          {colour.isExact ? colour.hex : `≈ ${colour.hex}`}
        </>
      )}
    </p>
  );
}
