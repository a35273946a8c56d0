"use client";

import { useTranslations } from "next-intl";
import type { Box } from "@/lib/core/box/box";
import { boxLetter } from "@/lib/core/box/box-mark";

/** Announces the selected box's numbers to screen readers. */
export function BoxAnnouncement({ box, index }: { box: Box | undefined; index: number }) {
  const t = useTranslations("stage");
  return (
    <p aria-live="polite" className="sr-only">
      {box &&
        t("announce", {
          letter: boxLetter(index),
          x1: box[0],
          y1: box[1],
          x2: box[2],
          y2: box[3],
          width: box[2] - box[0],
          height: box[3] - box[1],
        })}
    </p>
  );
}
