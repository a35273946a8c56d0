"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { Zoom } from "./use-zoom";

/** A picture's scale, and the controls to change it. */
export function ZoomToolbar({ zoom }: { zoom: Zoom }) {
  const t = useTranslations("viewer");
  const { percent } = zoom;
  return (
    <div
      role="toolbar"
      aria-label={t("zoomLevel", { percent })}
      className="absolute bottom-3 left-1/2 z-10 flex -translate-x-1/2 items-center rounded-lg border border-line bg-panel p-1 shadow-float"
    >
      <IconButton label={t("zoomOut")} onClick={zoom.zoomOut}>
        <Minus aria-hidden className="size-4" />
      </IconButton>
      <button
        type="button"
        aria-label={t("zoomLevel", { percent })}
        onClick={() => zoom.toggle()}
        className="h-8 w-14 rounded-md text-soft hover:bg-sunk hover:text-text"
      >
        {percent} %
      </button>
      <IconButton label={t("zoomIn")} onClick={zoom.zoomIn}>
        <Plus aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("fit")} onClick={zoom.toFit}>
        <Maximize aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
