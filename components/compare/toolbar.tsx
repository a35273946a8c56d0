"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { type DeskMode, deskModes } from "./desk-mode";

interface ToolbarProps {
  mode: DeskMode;
  hasPair: boolean;
  onMode: (mode: DeskMode) => void;
  children?: ReactNode;
}

/** The ways of looking, and what goes with each. */
export function Toolbar({ mode, hasPair, onMode, children }: ToolbarProps) {
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
            disabled={way !== "grid" && !hasPair}
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
        {children}
      </div>
    </div>
  );
}
