"use client";

import { Equal, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { suggestColour } from "@/lib/core/palette/colour";
import { evenedOut, type Palette, withColour } from "@/lib/core/palette/palette";
import { PaletteBar } from "./palette-bar";
import { SwatchRow } from "./swatch-row";

interface PaletteEditorProps {
  palette: Palette;
  onPalette: (palette: Palette) => void;
  limits: { max: number; recommended: number };
}

/** The bar, a row a colour, and what can be done with all of them. */
export default function PaletteEditor({ palette, onPalette, limits }: PaletteEditorProps) {
  const t = useTranslations("palette");
  const isFull = palette.length >= limits.max;
  return (
    <>
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
          disabled={isFull}
          title={isFull ? t("addLimit", { max: limits.max }) : undefined}
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
    </>
  );
}
