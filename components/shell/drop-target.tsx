"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePageDrop } from "@/lib/client/uploads/use-page-drop";
import { usePagePaste } from "@/lib/client/uploads/use-page-paste";

/** Takes images dropped or pasted anywhere on the page. */
export function DropTarget() {
  const t = useTranslations("shell.drop");
  const isOver = usePageDrop();
  usePagePaste();

  if (!isOver) return null;
  return (
    // Covers only the stage: the strip stays visible, because it takes an image at a chosen place.
    <div className="pointer-events-none z-50 grid place-items-center p-4 [grid-area:stage]">
      <div className="flex flex-col items-center gap-2 rounded-lg border border-line bg-panel px-8 py-6 text-center shadow-float">
        <ImagePlus aria-hidden className="size-10 text-accent-line" />
        <p className="text-lg font-semibold">{t("title")}</p>
        <p className="text-soft">{t("hint")}</p>
      </div>
      <div className="fixed inset-2 rounded-lg border-2 border-accent-line" />
    </div>
  );
}
