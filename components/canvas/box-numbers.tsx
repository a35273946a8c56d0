"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import { type Box, boxFault, type PixelSize, withCoordinate } from "@/lib/core/bbox/box";
import { boxColours, boxLetters } from "./stage-image";

interface BoxNumbersProps {
  /** As they look, also in the middle of a drag. */
  boxes: Box[];
  selected: number | undefined;
  image: PixelSize;
  onSelect: (index: number) => void;
  onBox: (index: number, box: Box) => void;
  onRemove: (index: number) => void;
}

const coordinates = ["x1", "y1", "x2", "y2"] as const;

/** A number that would break the box: kept in its field with the reason, not applied. */
interface Refused {
  index: 0 | 1 | 2 | 3;
  value: number;
  fault: "empty" | "outside";
}

/** The exact numbers of the selected box, beside the picture. */
export function BoxNumbers({ boxes, selected, image, onSelect, onBox, onRemove }: BoxNumbersProps) {
  const t = useTranslations("canvas");
  const [refused, setRefused] = useState<Refused>();
  const box = selected === undefined ? undefined : boxes[selected];
  if (boxes.length === 0) return null;

  const change = (index: 0 | 1 | 2 | 3, value: number | undefined) => {
    if (value === undefined || !box || selected === undefined) return;
    const next = withCoordinate(box, index, value);
    const fault = boxFault(next, image);
    setRefused(fault && { index, value, fault });
    if (!fault) onBox(selected, next);
  };

  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-3 flex flex-col items-center gap-2 *:pointer-events-auto">
      {refused && (
        <p
          role="alert"
          className="rounded-md border border-bad bg-panel px-3 py-1.5 text-xs text-bad shadow-float"
        >
          {t(`fault.${refused.fault}`, { width: image.width, height: image.height })}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-center gap-2 rounded-lg border border-line bg-panel p-1.5 shadow-float">
        {boxes.map((_, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place: A or B.
            key={index}
            type="button"
            aria-pressed={index === selected}
            onClick={() => onSelect(index)}
            className={classes(
              "flex h-7 items-center gap-1.5 rounded-md px-1.5 text-xs ring ring-inset",
              index === selected
                ? "ring-line-strong"
                : "text-soft ring-transparent hover:ring-line",
            )}
          >
            <span
              aria-hidden
              style={{ background: boxColours[index] }}
              className="grid size-4 place-items-center rounded-sm text-[10px] font-bold text-black"
            >
              {boxLetters[index]}
            </span>
            <span className="max-[1150px]:sr-only">
              {t("box", { letter: boxLetters[index] ?? "" })}
            </span>
          </button>
        ))}
        {box && selected !== undefined && (
          <>
            {([0, 1, 2, 3] as const).map((index) => (
              <div key={index} className="flex items-center gap-1 text-xs text-faint">
                <span aria-hidden>{coordinates[index]}</span>
                <NumberInput
                  aria-label={coordinates[index]}
                  // Another box starts with its own numbers, not with what was typed here.
                  key={selected}
                  value={box[index]}
                  invalid={refused?.index === index}
                  onValue={(value) => change(index, value)}
                  onBlur={() => setRefused(undefined)}
                  look="compact"
                  className="w-14 max-[1150px]:w-13"
                />
              </div>
            ))}
            <span className="px-1 text-xs whitespace-nowrap text-soft max-[1150px]:hidden">
              {t("boxSize", { width: box[2] - box[0], height: box[3] - box[1] })}
            </span>
            <IconButton
              label={t("removeBox", { letter: boxLetters[selected] ?? "" })}
              onClick={() => {
                setRefused(undefined);
                onRemove(selected);
              }}
              className="size-7"
            >
              <Trash2 aria-hidden className="size-3.5" />
            </IconButton>
          </>
        )}
      </div>
    </div>
  );
}
