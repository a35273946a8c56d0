"use client";

import { useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import { DeskPane } from "@/components/comparison/pane/desk-pane";
import type { PixelSize } from "@/lib/core/box/box";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";

/** All images at once. */
export function GridMode({ room }: { room: PixelSize }) {
  const t = useTranslations("comparison");
  const { images } = useCompared();
  const layout = layoutOf(images.length, usualAspect(images), room);
  return (
    <ul
      aria-label={t("images")}
      className="grid w-fit"
      style={{
        gap: paneGap,
        gridTemplateColumns: `repeat(${layout.columns}, ${layout.pane.width}px)`,
      }}
    >
      {images.map((image) => (
        <li key={image.id}>
          <DeskPane image={image} pane={layout.pane} />
        </li>
      ))}
    </ul>
  );
}
