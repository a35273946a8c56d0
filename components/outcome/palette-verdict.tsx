"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Palette } from "@/lib/core/palette/palette";
import { driftedColours } from "@/lib/core/palette/verdict";

interface PaletteVerdictProps {
  asked: Palette;
  /** The picture's main colours. */
  got: Palette;
}

/** Whether a picture keeps to the palette that was asked for, in plain words. */
export function PaletteVerdict({ asked, got }: PaletteVerdictProps) {
  const t = useTranslations("palette.verdict");
  const format = useFormatter();
  const drifted = driftedColours(asked, got);
  const isKept = drifted.length === 0;
  const Icon = isKept ? CircleCheck : TriangleAlert;
  return (
    <p className="flex items-center gap-1.5 text-xs">
      <Icon aria-hidden className={`size-3.5 shrink-0 ${isKept ? "text-good" : "text-caution"}`} />
      {isKept
        ? t("kept")
        : t("drifted", { colours: format.list(drifted.map((name) => t(`name.${name}`))) })}
    </p>
  );
}
