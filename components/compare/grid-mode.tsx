"use client";

import { useTranslations } from "next-intl";
import type { PixelSize } from "@/lib/core/bbox/box";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";
import type { DeskImage } from "./desk-image";
import { DeskPane } from "./desk-pane";
import type { LoupeStore } from "./loupe-store";
import type { StepStore } from "./step-store";

interface GridModeProps {
  images: DeskImage[];
  /** In CSS pixels. */
  room: PixelSize;
  step: StepStore;
  loupe: LoupeStore | undefined;
  onChoose: (id: string) => void;
}

/** All images at once. */
export function GridMode({ images, room, step, loupe, onChoose }: GridModeProps) {
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
