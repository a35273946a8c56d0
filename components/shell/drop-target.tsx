"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePageDrop } from "@/lib/client/uploads/use-page-drop";
import { usePagePaste } from "@/lib/client/uploads/use-page-paste";

/** Takes images dropped or pasted anywhere on the page, and shows what takes them. */
export function DropTarget() {
  const t = useTranslations("shell.drop");
  const taker = usePageDrop();
  usePagePaste();

  if (!taker) return null;
  if (taker !== "inputs") {
    const { left, top, width, height } = taker.getBoundingClientRect();
    return (
      <div
        style={{ left, top, width, height }}
        className="pointer-events-none fixed z-50 grid place-items-center border-2 border-accent-line p-3"
      >
        <DropCard title={t("libraryTitle")} hint={t("libraryHint")} />
      </div>
    );
  }
  return (
    // Covers only the stage: the strip stays visible, because it takes an image at a chosen place.
    <div className="pointer-events-none z-50 grid place-items-center p-4 [grid-area:stage]">
      <DropCard title={t("title")} hint={t("hint")} />
      <div className="fixed inset-2 rounded-lg border-2 border-accent-line" />
    </div>
  );
}

function DropCard({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-line bg-panel px-8 py-6 text-center shadow-float">
      <ImagePlus aria-hidden className="size-10 text-accent-line" />
      <p className="text-lg font-semibold">{title}</p>
      <p className="text-soft">{hint}</p>
    </div>
  );
}
