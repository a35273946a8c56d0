"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StepStore } from "@/components/compare/pane/step-store";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { type DeskMode, deskModes, pairModes } from "./desk-mode";
import { ZoomReadout } from "./zoom-readout";

interface ToolbarProps {
  mode: DeskMode;
  hasPair: boolean;
  onMode: (mode: DeskMode) => void;
  hasLoupe: boolean;
  onLoupe: (hasLoupe: boolean) => void;
  step: StepStore;
  /** Other actions. */
  children?: ReactNode;
}

/** The modes, and the controls of each. */
export function Toolbar(props: ToolbarProps) {
  const { mode, hasPair, onMode, hasLoupe, onLoupe, step, children } = props;
  const t = useTranslations("compare");
  return (
    <div className="flex justify-center p-3">
      <div
        role="toolbar"
        aria-label={t("ways")}
        className="flex max-w-full flex-wrap items-center justify-center gap-1 rounded-lg border border-line bg-panel p-1 shadow-float"
      >
        {deskModes.map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={way === mode}
            disabled={pairModes.includes(way) && !hasPair}
            onClick={() => onMode(way)}
            className={classes(
              "h-8 rounded-md px-2.5 text-sm whitespace-nowrap enabled:hover:text-text disabled:opacity-40",
              way === mode
                ? "bg-accent-soft text-text inset-ring inset-ring-accent-line"
                : "text-soft",
            )}
          >
            {t(`mode.${way}`)}
          </button>
        ))}
        <span aria-hidden className="mx-1 h-5 w-px bg-line" />
        <Button
          size="small"
          look="quiet"
          aria-pressed={hasLoupe}
          onClick={() => onLoupe(!hasLoupe)}
          className="h-8 text-sm aria-pressed:bg-accent-soft aria-pressed:text-text"
        >
          {t("loupe")}
        </Button>
        <ZoomReadout step={step} />
        {children}
      </div>
    </div>
  );
}
