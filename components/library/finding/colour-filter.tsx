"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useDraft } from "@/lib/client/draft/draft-store";

/** Picks a colour; the picker itself belongs to another part of the studio. */
export type ColourSlot = (props: { hex: string; onHex: (hex: string) => void }) => ReactNode;

interface ColourFilterProps {
  /** Six digits each, without "#". */
  colours: string[];
  onColours: (colours: string[]) => void;
  slot: ColourSlot;
}

const firstColour = "#E07A5F";
const mostColours = 10;

/** Finds images that contain colours, picked one by one or taken from the draft's palette. */
export function ColourFilter({ colours, onColours, slot }: ColourFilterProps) {
  const t = useTranslations("library.find");
  const palette = useDraft((draft) => draft.parameters.palette);
  /** The index of the colour being picked. */
  const [place, setPlace] = useState<number>();
  const digitsOf = (hex: string) => hex.slice(1).toUpperCase();
  const isFull = colours.length >= mostColours;
  const open = place === undefined ? undefined : (colours[place] ?? firstColour.slice(1));

  return (
    <Field label={t("part.colours")}>
      <div className="flex flex-wrap items-center gap-1.5">
        {colours.map((colour, index) => (
          <span key={colour} className="flex items-center">
            <button
              type="button"
              aria-label={t("colour", { hex: `#${colour}` })}
              aria-expanded={place === index}
              onClick={() => setPlace(place === index ? undefined : index)}
              style={{ background: `#${colour}` }}
              className="size-7 rounded-sm ring ring-line ring-inset"
            />
            <button
              type="button"
              aria-label={t("removeColour", { hex: `#${colour}` })}
              onClick={() => {
                setPlace(undefined);
                onColours(colours.toSpliced(index, 1));
              }}
              className="grid h-7 w-5 place-items-center rounded-sm text-faint hover:text-text"
            >
              <X aria-hidden className="size-3" />
            </button>
          </span>
        ))}
        <Button
          size="small"
          disabled={isFull}
          onClick={() => {
            onColours([
              ...colours.filter((one) => one !== digitsOf(firstColour)),
              digitsOf(firstColour),
            ]);
            setPlace(colours.length);
          }}
        >
          <Plus aria-hidden className="size-3.5" />
          {t("addColour")}
        </Button>
        {palette && (
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              setPlace(undefined);
              onColours(
                [...new Set(palette.map(({ hex }) => digitsOf(hex)))].slice(0, mostColours),
              );
            }}
          >
            {t("draftPalette")}
          </Button>
        )}
      </div>
      {open !== undefined &&
        place !== undefined &&
        slot({
          hex: `#${open}`,
          onHex: (hex) => {
            const next = colours.filter((one, index) => index === place || one !== digitsOf(hex));
            onColours(next.with(Math.min(place, next.length - 1), digitsOf(hex)));
          },
        })}
    </Field>
  );
}
