"use client";

import { Equal, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { suggestColour } from "@/lib/core/palette/colour";
import { evenedOut, type Palette, withColour } from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { PaletteBar } from "./palette-bar";
import { SwatchRow } from "./swatch-row";

interface PaletteFieldProps {
  /** Empty: no palette. */
  palette: Palette;
  /** Called once a step that can be undone. */
  onPalette: (palette: Palette) => void;
  limits: { min: number; max: number; recommended: number };
  problems: string[];
  /** Why a palette cannot be used with the rest of the request. */
  unavailable?: string;
}

/** The colours that the picture shall have, and how much of each. */
export function PaletteField({
  palette,
  onPalette,
  limits,
  problems,
  unavailable,
}: PaletteFieldProps) {
  const t = useTranslations("palette");
  const count = palette.length;
  const shown = unavailable && count > 0 ? [unavailable, ...problems] : problems;

  if (count === 0) {
    return (
      <Field label={t("title")} problems={shown}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-xs text-faint">{unavailable ?? t("none")}</span>
          <Button
            size="small"
            disabled={unavailable !== undefined}
            onClick={() => onPalette(startingPalette)}
          >
            {t("choose")}
          </Button>
        </div>
      </Field>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as the other fields are.
    <div role="group" aria-label={t("title")}>
      <Field label={t("title")} fact={t("summary", { count })} problems={shown}>
        <PaletteBar palette={palette} onPalette={onPalette} />
        <ul className="flex flex-col gap-1">
          {palette.map((_, index) => (
            <SwatchRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be alike; the place is the identity.
              key={index}
              palette={palette}
              index={index}
              max={limits.max}
              onPalette={onPalette}
            />
          ))}
        </ul>
        <div className="flex flex-wrap gap-1">
          <Button
            size="small"
            look="quiet"
            disabled={count >= limits.max}
            title={count >= limits.max ? t("addLimit", { max: limits.max }) : undefined}
            onClick={() => onPalette(withColour(palette, suggestColour(palette)))}
          >
            <Plus aria-hidden className="size-3.5" />
            {t("add")}
          </Button>
          <Button size="small" look="quiet" onClick={() => onPalette(evenedOut(palette))}>
            <Equal aria-hidden className="size-3.5" />
            {t("evenOut")}
          </Button>
          <Button size="small" look="quiet" onClick={() => onPalette([])}>
            <Trash2 aria-hidden className="size-3.5" />
            {t("clear")}
          </Button>
        </div>
        <p className="text-2xs text-faint">{t("recommended", { count: limits.recommended })}</p>
      </Field>
    </div>
  );
}
