"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { PictureColours } from "@/lib/client/palette/palette-extraction";
import type { ColourSource } from "@/lib/client/palette/use-picture-colours";
import { PictureEyedropper } from "./picture-eyedropper";

interface RegionViewProps {
  /** Undefined: no picture has been chosen. */
  picture: ColourSource | undefined;
  colours: PictureColours | undefined;
  isLooking: boolean;
  isUnreadable: boolean;
  /** The highlighted colour, by its index in the palette. */
  lit: number | undefined;
  /** Takes a single colour from the picture; undefined if there is no room for it. */
  onColour: ((hex: string) => void) | undefined;
}

/** The picture in the colours that were found, with one highlighted and the rest dimmed. */
export function RegionView({
  picture,
  colours,
  isLooking,
  isUnreadable,
  lit,
  onColour,
}: RegionViewProps) {
  const t = useTranslations("palette.tools");
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (pen && colours) draw(pen, colours, lit);
  }, [colours, lit]);

  return (
    <div className="relative grid min-h-48 place-items-center overflow-hidden rounded-md bg-sunk">
      {colours && (
        <div className="relative">
          <canvas
            ref={canvas}
            width={colours.width}
            height={colours.height}
            role="img"
            aria-label={t("regions", { name: picture?.name ?? "" })}
            className="max-h-72 max-w-full"
          />
          {picture && <PictureEyedropper name={picture.name} copy={colours} onColour={onColour} />}
        </div>
      )}
      <p
        aria-live="polite"
        className="absolute inset-x-2 bottom-2 text-center text-xs empty:hidden"
      >
        {picture === undefined && <span className="text-faint">{t("pictureHint")}</span>}
        {isLooking && !colours && <span className="text-faint">{t("looking")}</span>}
        {isUnreadable && <span className="text-bad">{t("unreadable")}</span>}
      </p>
    </div>
  );
}

function draw(
  pen: CanvasRenderingContext2D,
  { palette, regions, width, height }: PictureColours,
  lit: number | undefined,
) {
  const pixels = pen.createImageData(width, height);
  const channels = palette.map(({ hex }) => Number.parseInt(hex.slice(1), 16));
  regions.forEach((place, index) => {
    const value = channels[place];
    if (value === undefined) return;
    const at = index * 4;
    pixels.data[at] = (value >> 16) & 255;
    pixels.data[at + 1] = (value >> 8) & 255;
    pixels.data[at + 2] = value & 255;
    pixels.data[at + 3] = lit === undefined || lit === place ? 255 : 40;
  });
  pen.putImageData(pixels, 0, 0);
}
