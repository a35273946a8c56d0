"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { setWish, useWish } from "@/lib/client/address/wish";
import { useDraft } from "@/lib/client/draft/draft-store";
import { mostColours } from "@/lib/core/api/asset-filter";
import { withFilterPart } from "@/lib/core/library/wish";

/** Picks a colour; the picker itself belongs to another part of the studio. */
export type ColourSlot = (props: { hex: string; onHex: (hex: string) => void }) => ReactNode;

/** Where the picker starts, before a colour is chosen. */
const firstColour = "#E07A5F";
const digitsOf = (hex: string) => hex.slice(1).toUpperCase();

/** Finds images that contain colours, picked one by one or taken from the draft's palette. */
export function ColourFilter({ slot }: { slot: ColourSlot }) {
  const t = useTranslations("library.find");
  const palette = useDraft((draft) => draft.parameters.palette);
  const wish = useWish();
  const { colours = [] } = wish.filter;
  /** The index of the colour being picked; one behind the last is not searched for yet. */
  const [place, setPlace] = useState(colours.length === 0 ? 0 : undefined);
  const isFull = colours.length >= mostColours;
  const set = (next: string[]) => setWish(withFilterPart(wish, "colours", next));
  const pick = (at: number, hex: string) => {
    const next = colours.filter((one, index) => index === at || one !== digitsOf(hex));
    const end = Math.min(at, next.length);
    setWish(withFilterPart(wish, "colours", next.toSpliced(end, 1, digitsOf(hex))), {
      isNewEntry: at === colours.length,
    });
    setPlace(end);
  };

  return (
    <div className="flex flex-col gap-3">
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
                set(colours.toSpliced(index, 1));
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
          aria-expanded={place === colours.length}
          onClick={() => setPlace(colours.length)}
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
              set([...new Set(palette.map(({ hex }) => digitsOf(hex)))].slice(0, mostColours));
            }}
          >
            {t("draftPalette")}
          </Button>
        )}
      </div>
      {place === colours.length && <p className="text-2xs text-faint">{t("chooseColour")}</p>}
      {place !== undefined &&
        slot({
          hex: `#${colours[place] ?? digitsOf(firstColour)}`,
          onHex: (hex) => pick(place, hex),
        })}
    </div>
  );
}
