"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import {
  closeComposeTool,
  openComposeTool,
  type PaletteTool,
  useComposeTool,
} from "@/lib/client/draft/compose-tools";
import type { SavedPalette } from "@/lib/client/palette/use-saved-palettes";
import type { Palette } from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";
import { FoldedPalette } from "./folded-palette";
import { SavedChips } from "./saved-chips";
import type { PickedImage } from "./tools/picture-tab";

// The colour tools load when the palette is opened.
const PaletteEditor = dynamic(() => import("./palette-editor"), { ssr: false });
const PaletteTools = dynamic(() => import("./tools/palette-tools"), { ssr: false });

interface PaletteFieldProps {
  /** Empty: no palette. */
  palette: Palette;
  /** Called once per undo step; `tag`: consecutive calls with the same one are one step. */
  onPalette: (palette: Palette, tag?: string) => void;
  limits: { min: number; max: number; recommended: number };
  problems: string[];
  /** Images of the studio to take colours from. */
  sources: PickedImage[];
  /** Newest first, with no more colours than the model takes. */
  saved: SavedPalette[];
  /** Why a palette cannot be used with the rest of the request. */
  unavailable?: string;
}

/** The colours the picture should have, and how much of each. */
export function PaletteField({
  palette,
  onPalette,
  limits,
  problems,
  sources,
  saved,
  unavailable,
}: PaletteFieldProps) {
  const t = useTranslations("palette");
  const [isUnfolded, setUnfolded] = useState(false);
  const bar = useRef<HTMLButtonElement>(null);
  const open = useComposeTool();
  const tool = open?.kind === "palette" ? open.tool : undefined;
  const setTool = (next: PaletteTool | undefined) =>
    next ? openComposeTool({ kind: "palette", tool: next }) : closeComposeTool();
  const count = palette.length;
  const shown = unavailable && count > 0 ? [unavailable, ...problems] : problems;
  const hasColours = count > 0;
  // Colours that return, for instance by undo, are folded: nobody opened them.
  if (!hasColours && isUnfolded) setUnfolded(false);

  return (
    <>
      {/* One tree with and without colours: what is pressed to take or remove them keeps the focus. */}
      <div {...(hasColours ? { role: "group", "aria-label": t("title") } : {})}>
        <Field
          label={t("title")}
          path="parameters.palette"
          fact={hasColours ? t("summary", { count }) : t("limits", limits)}
          problems={shown}
        >
          <SavedChips
            saved={saved}
            palette={palette}
            isUnavailable={unavailable !== undefined}
            onPalette={onPalette}
            onAll={() => setTool("saved")}
          />
          {!hasColours && (
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="text-xs text-faint">{unavailable ?? t("none")}</span>
              <span className="flex flex-wrap gap-1">
                <Button
                  size="small"
                  disabled={unavailable !== undefined}
                  onClick={() => {
                    onPalette(startingPalette);
                    // Only colours to begin with: they are there to be changed.
                    setUnfolded(true);
                  }}
                >
                  {t("choose")}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  disabled={unavailable !== undefined}
                  onClick={() => setTool("picture")}
                >
                  {t("fromPicture")}
                </Button>
              </span>
            </div>
          )}
          {hasColours && isUnfolded && (
            // Reserves the space it will need, so that nothing below jumps when the editor arrives.
            <div className="flex flex-col gap-1.5" style={{ minHeight: 146 + 32 * count }}>
              <PaletteEditor
                palette={palette}
                onPalette={onPalette}
                limits={limits}
                onMore={() => setTool("picture")}
                onFold={() => {
                  setUnfolded(false);
                  requestAnimationFrame(() => bar.current?.focus());
                }}
              />
            </div>
          )}
          {hasColours && !isUnfolded && (
            <FoldedPalette
              ref={bar}
              palette={palette}
              onOpen={() => setUnfolded(true)}
              onClear={() => onPalette([])}
            />
          )}
        </Field>
      </div>
      {tool && (
        <PaletteTools
          tool={tool}
          onTool={setTool}
          palette={palette}
          onPalette={onPalette}
          max={limits.max}
          recommended={limits.recommended}
          sources={sources}
        />
      )}
    </>
  );
}
