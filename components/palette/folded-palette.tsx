"use client";

import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { focusField } from "@/lib/client/browser/focus-field";
import type { Palette } from "@/lib/core/palette/palette";
import { PaletteStrip } from "./palette-strip";

interface FoldedPaletteProps {
  /** The bar. */
  ref: Ref<HTMLButtonElement>;
  palette: Palette;
  onOpen: () => void;
  onClear: () => void;
}

/** The palette as one bar, which opens the colours in numbers. */
export function FoldedPalette({ ref, palette, onOpen, onClear }: FoldedPaletteProps) {
  const t = useTranslations("palette");
  return (
    <div className="flex items-center gap-1">
      <button
        ref={ref}
        type="button"
        aria-label={t("openColours")}
        aria-expanded={false}
        title={t("openColours")}
        onClick={onOpen}
        className="group flex h-8.5 min-w-0 flex-1 items-center gap-1 rounded-md"
      >
        <PaletteStrip palette={palette} className="h-full flex-1" />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-soft group-hover:text-text" />
      </button>
      <IconButton
        ref={passFocus(() => focusField("parameters.palette"))}
        label={t("clear")}
        onClick={onClear}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
