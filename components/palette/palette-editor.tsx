"use client";

import { ArrowDownWideNarrow, ChevronUp, Ellipsis, Equal, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { takeLostFocus } from "@/components/ui/focus/take-lost-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { suggestColour } from "@/lib/core/palette/colour";
import type { ReadPalette } from "@/lib/core/palette/formats/formats";
import { nextOrder, type PaletteOrder, sorted } from "@/lib/core/palette/order";
import { evenedOut, hasRoomForColour, type Palette, withColour } from "@/lib/core/palette/palette";
import { type LeftOutColours, takenFrom } from "@/lib/core/palette/taken-palette";
import { ImportReport } from "./import-report";
import { PaletteBar } from "./palette-bar";
import { SwatchRow } from "./swatch-row";
import { useTypedShares } from "./use-typed-shares";

interface PaletteEditorProps {
  palette: Palette;
  /** `tag`: consecutive changes with the same one are undone together. */
  onPalette: (palette: Palette, tag?: string) => void;
  limits: { min: number; max: number; recommended: number };
  /** Opens the tools beyond the colours themselves. */
  onMore: () => void;
  /** Leaves only the bar. */
  onFold: () => void;
}

/** The bar, one row per colour, and the actions on all of them. */
export default function PaletteEditor({
  palette,
  onPalette,
  limits,
  onMore,
  onFold,
}: PaletteEditorProps) {
  const t = useTranslations("palette");
  const isFull = palette.length >= limits.max;
  const hasRoom = hasRoomForColour(palette);
  const obstacle = isFull ? t("addLimit", { max: limits.max }) : hasRoom ? undefined : t("noRoom");
  const [lastOrder, setLastOrder] = useState<PaletteOrder>();
  const [report, setReport] = useState<{ palette: Palette; leftOut: LeftOutColours }>();
  const paste = (read: ReadPalette) => {
    const taken = takenFrom(read, limits.max);
    onPalette(taken.palette);
    setReport(taken);
  };
  const shares = useTypedShares(palette, onPalette);
  const order = nextOrder(palette, lastOrder);
  return (
    <>
      <PaletteBar palette={palette} onPalette={onPalette} />
      <ul className="flex flex-col gap-1">
        {palette.map((_, index) => (
          <SwatchRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two colours may be equal; the index is the identity.
            key={index}
            palette={palette}
            index={index}
            limits={limits}
            onPalette={onPalette}
            shares={shares}
            onPasted={paste}
          />
        ))}
      </ul>
      <div aria-live="polite" className="flex flex-col gap-1 text-xs text-soft empty:hidden">
        {/* A report about another palette is out of date. */}
        {report?.palette === palette && <ImportReport leftOut={report.leftOut} />}
      </div>
      <div className="flex flex-wrap gap-1">
        <Button
          size="small"
          look="quiet"
          disabled={obstacle !== undefined}
          title={obstacle}
          onClick={() => onPalette(withColour(palette, suggestColour(palette), limits.max))}
        >
          <Plus aria-hidden className="size-3.5" />
          {t("add")}
        </Button>
        <Button size="small" look="quiet" onClick={() => onPalette(evenedOut(palette))}>
          <Equal aria-hidden className="size-3.5" />
          {t("evenOut")}
        </Button>
        <Button
          size="small"
          look="quiet"
          disabled={order === undefined}
          title={order && t(`order.${order}`)}
          onClick={() => {
            if (!order) return;
            onPalette(sorted(palette, order));
            setLastOrder(order);
          }}
        >
          <ArrowDownWideNarrow aria-hidden className="size-3.5" />
          {t("sort")}
        </Button>
        <Button size="small" look="quiet" onClick={onMore}>
          <Ellipsis aria-hidden className="size-3.5" />
          {t("more")}
        </Button>
        <Button
          ref={passFocus(() => focusField("parameters.palette"))}
          size="small"
          look="quiet"
          onClick={() => onPalette([])}
        >
          <Trash2 aria-hidden className="size-3.5" />
          {t("clear")}
        </Button>
        <Button ref={takeLostFocus} size="small" look="quiet" aria-expanded onClick={onFold}>
          <ChevronUp aria-hidden className="size-3.5" />
          {t("fold")}
        </Button>
      </div>
      <p className="text-2xs text-faint">{t("recommended", { count: limits.recommended })}</p>
    </>
  );
}
