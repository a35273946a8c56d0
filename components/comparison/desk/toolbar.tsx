"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { useDesk, useDeskView } from "@/lib/client/comparison/desk-store";
import { deskModes, inMode, pairModes } from "@/lib/core/comparison-view/desk-view";
import { ZoomReadout } from "./zoom-readout";

interface ToolbarProps {
  /** Other actions. */
  children: ReactNode;
}

/** The modes, and the controls of each. */
export function Toolbar({ children }: ToolbarProps) {
  const { view, toggleLoupe } = useDesk();
  const mode = useDeskView((latest) => latest.mode);
  const hasLoupe = useDeskView((latest) => latest.hasLoupe);
  const { pair } = useCompared();
  const t = useTranslations("comparison");
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
            disabled={pairModes.includes(way) && !pair}
            onClick={() => view.setState(inMode(way))}
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
          onClick={toggleLoupe}
          className="h-8 text-sm aria-pressed:bg-accent-soft aria-pressed:text-text"
        >
          {t("loupe")}
        </Button>
        <ZoomReadout />
        {children}
      </div>
    </div>
  );
}
