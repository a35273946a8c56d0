"use client";

import { useTranslations } from "next-intl";
import { DeskPane } from "@/components/compare/pane/desk-pane";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";
import type { GridView } from "./grid-view";

/** All images at once. */
export function GridMode({ images, room, step, loupe, onChoose }: GridView) {
  const t = useTranslations("compare");
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
          <DeskPane
            image={image}
            pane={layout.pane}
            step={step}
            loupe={loupe}
            onChoose={() => onChoose(image.id)}
          />
        </li>
      ))}
    </ul>
  );
}
