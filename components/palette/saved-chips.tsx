"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import type { SavedPalette } from "@/lib/client/palette/use-saved-palettes";
import { isSamePalette, type Palette } from "@/lib/core/palette/palette";
import { PaletteStrip } from "./palette-strip";

interface SavedChipsProps {
  saved: SavedPalette[];
  palette: Palette;
  isUnavailable: boolean;
  onPalette: (palette: Palette) => void;
  /** Opens the list of all of them. */
  onAll: () => void;
}

/** More would push the form down; the list of all has a search. */
const mostChips = 6;

/** The saved palettes, newest first: one press takes one, another takes it away. */
export function SavedChips({ saved, palette, isUnavailable, onPalette, onAll }: SavedChipsProps) {
  const t = useTranslations("palette");
  if (saved.length === 0) return null;
  return (
    <ul aria-label={t("savedPalettes")} className="flex flex-wrap gap-1">
      {saved.slice(0, mostChips).map((one) => {
        const isTaken = isSamePalette(one.palette, palette);
        return (
          <li key={one.id} className="max-w-[min(100%,11rem)] min-w-0">
            <button
              type="button"
              aria-pressed={isTaken}
              disabled={isUnavailable}
              onClick={() => onPalette(isTaken ? [] : one.palette)}
              className={classes(
                "flex h-7 max-w-full items-center gap-1.5 rounded-md border px-1.5 text-xs enabled:hover:border-line-strong enabled:hover:text-text disabled:opacity-40",
                isTaken ? "border-accent-line bg-accent-soft text-text" : "border-line text-soft",
              )}
            >
              {/* Its colours are not its name. */}
              <span aria-hidden className="contents">
                <PaletteStrip
                  palette={one.palette}
                  className="h-3.5 w-9 shrink-0 rounded-sm ring ring-line"
                />
              </span>
              <span className="truncate">{one.name}</span>
            </button>
          </li>
        );
      })}
      {saved.length > mostChips && (
        <li>
          <button
            type="button"
            onClick={onAll}
            className="h-7 rounded-md px-1.5 text-xs text-soft hover:text-text"
          >
            {t("savedAll", { count: saved.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
