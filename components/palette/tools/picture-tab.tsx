"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { FileInput } from "@/components/ui/file-input";
import { type ColourSource, usePictureColours } from "@/lib/client/palette/use-picture-colours";
import { hasRoomForColour, withColour } from "@/lib/core/palette/palette";
import { RegionView } from "./region-view";
import type { ToolProps } from "./tool-props";

/** An image of the studio to take colours from. */
export interface PickedImage {
  id: string;
  name: string;
  thumbUrl: string;
  previewUrl: string;
}

interface PictureTabProps extends ToolProps {
  /** The initial number of colours to find. */
  recommended: number;
  sources: PickedImage[];
}

const fewest = 3;

/** The colours that make up a picture, in their actual shares. */
export function PictureTab({ palette, onPalette, max, recommended, sources }: PictureTabProps) {
  const t = useTranslations("palette.tools");
  const ofPalette = useTranslations("palette");
  const picker = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(recommended);
  const [picture, setPicture] = useState<ColourSource | undefined>(() => pictureOf(sources[0]));
  const [lit, setLit] = useState<number>();
  const { colours, isLooking, isUnreadable } = usePictureColours(picture, count);

  const isFull = palette.length >= max;
  const canTake = !isFull && hasRoomForColour(palette);
  const takeHint = canTake
    ? t("takeHint")
    : isFull
      ? ofPalette("addLimit", { max })
      : ofPalette("noRoom");

  const takeFile = (file: File | undefined) => {
    if (file)
      setPicture({ key: `${file.name}-${file.lastModified}`, name: file.name, source: file });
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // Here a picture gives its colours; it does not join the inputs.
    event.preventDefault();
    event.stopPropagation();
    takeFile(file);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same by keyboard.
    <div className="flex flex-col gap-3" onDrop={onDrop}>
      <div className="flex flex-wrap items-center gap-1.5">
        {sources.map((source) => (
          <button
            key={source.id}
            type="button"
            aria-label={t("from", { name: source.name })}
            aria-pressed={picture?.key === source.id}
            onClick={() => setPicture(pictureOf(source))}
            className={classes(
              "size-12 overflow-hidden rounded-md ring",
              picture?.key === source.id ? "ring-2 ring-accent-line" : "ring-line",
            )}
          >
            <img src={source.thumbUrl} alt="" className="size-full object-cover" />
          </button>
        ))}
        <Button size="small" onClick={() => picker.current?.click()}>
          {t("choosePicture")}
        </Button>
        <FileInput ref={picker} label={t("choosePicture")} onFiles={([file]) => takeFile(file)} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_220px] gap-4 max-[700px]:grid-cols-1">
        <RegionView
          picture={picture}
          colours={colours}
          isLooking={isLooking}
          isUnreadable={isUnreadable}
          lit={lit}
          onColour={canTake ? (hex) => onPalette(withColour(palette, hex, max)) : undefined}
        />
        <div className="flex flex-col gap-2">
          <label className="flex items-center gap-2 text-xs text-soft">
            {t("count", { count })}
            <input
              type="range"
              min={fewest}
              max={max}
              value={count}
              onChange={(event) => setCount(Number(event.target.value))}
              className="min-w-0 flex-1 accent-accent"
            />
          </label>
          <ul className="flex flex-col gap-0.5" onPointerLeave={() => setLit(undefined)}>
            {colours?.palette.map(({ hex, ratio }, index) => (
              <li key={hex}>
                <button
                  type="button"
                  aria-pressed={lit === index}
                  onPointerEnter={() => setLit(index)}
                  onFocus={() => setLit(index)}
                  onBlur={() => setLit(undefined)}
                  className="flex w-full items-center gap-2 rounded-md p-1 text-xs tabular-nums hover:bg-sunk"
                >
                  <span
                    style={{ background: hex }}
                    className="size-5 rounded-sm ring ring-line ring-inset"
                  />
                  {hex}
                  <span className="ml-auto text-soft">{(ratio / 100).toFixed(2)} %</span>
                </button>
              </li>
            ))}
          </ul>
          {colours && colours.palette.length > 0 && (
            <p className="text-2xs text-faint">{takeHint}</p>
          )}
          <Button
            look="primary"
            disabled={!colours || colours.palette.length === 0}
            onClick={() => colours && onPalette(colours.palette)}
          >
            {t("useColours")}
          </Button>
        </div>
      </div>
    </div>
  );
}

function pictureOf(source: PickedImage | undefined): ColourSource | undefined {
  return source && { key: source.id, name: source.name, source: source.previewUrl };
}
