"use client";

import { LayoutGrid, LayoutPanelTop } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { setGridSettings, useGridSettings } from "@/lib/client/library/grid-settings";
import { CaptionButton } from "./caption-button";

interface SizeControlProps {
  /** In CSS pixels. */
  size: number;
  range: { min: number; max: number };
  onSize: (size: number) => void;
}

/** How large the tiles are, whether they are cropped to squares, and what stands below them. */
export function SizeControl({ size, range, onSize }: SizeControlProps) {
  const t = useTranslations("library.view");
  const look = useGridSettings((settings) => settings.look);
  const Icon = look === "rows" ? LayoutPanelTop : LayoutGrid;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <input
        type="range"
        aria-label={t("size")}
        min={range.min}
        max={range.max}
        step={4}
        value={size}
        onChange={(event) => onSize(Number(event.target.value))}
        className="h-8 w-20 min-w-0 accent-accent-line max-[1150px]:w-14"
      />
      <IconButton
        label={t(look === "rows" ? "squares" : "rows")}
        onClick={() => setGridSettings({ look: look === "rows" ? "squares" : "rows" })}
      >
        <Icon aria-hidden className="size-4" />
      </IconButton>
      <CaptionButton />
    </span>
  );
}
