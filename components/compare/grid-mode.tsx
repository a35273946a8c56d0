"use client";

import { useTranslations } from "next-intl";
import type { PixelSize } from "@/lib/core/bbox/box";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";
import type { DeskImage } from "./desk-image";
import { Pane } from "./pane";
import { PaneCaption } from "./pane-caption";
import type { StepStore } from "./step-store";
import { Surface } from "./surface";

interface GridModeProps {
  images: DeskImage[];
  /** In CSS pixels. */
  room: PixelSize;
  step: StepStore;
  onChoose: (id: string) => void;
}

/** All images at once. */
export function GridMode({ images, room, step, onChoose }: GridModeProps) {
  const t = useTranslations("compare");
  const layout = layoutOf(images.length, usualAspect(images), room);
  return (
    <ul
      className="grid w-fit"
      style={{
        gap: paneGap,
        gridTemplateColumns: `repeat(${layout.columns}, ${layout.pane.width}px)`,
      }}
    >
      {images.map((image) => (
        <li key={image.id}>
          <Pane
            name={t("pane", { name: image.caption, width: image.width, height: image.height })}
            image={image}
            pane={layout.pane}
            step={step}
            isChosen={image.letter !== undefined}
            isRejected={image.isRejected}
            onChoose={() => onChoose(image.id)}
            overlay={<PaneCaption letter={image.letter} text={image.caption} mark={image.mark} />}
          >
            {image.picture && <Surface picture={image.picture} pane={layout.pane} step={step} />}
          </Pane>
        </li>
      ))}
    </ul>
  );
}
