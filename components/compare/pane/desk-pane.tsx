"use client";

import { useTranslations } from "next-intl";
import type { PixelSize } from "@/lib/core/bbox/box";
import type { DeskImage } from "./desk-image";
import { Loupe } from "./loupe";
import type { LoupeStore } from "./loupe-store";
import { Pane } from "./pane";
import { PaneCaption } from "./pane-caption";
import type { StepStore } from "./step-store";
import { Surface } from "./surface";

interface DeskPaneProps {
  image: DeskImage;
  /** Text over the image; by default the whole caption. */
  note?: string;
  /** In CSS pixels. */
  pane: PixelSize;
  step: StepStore;
  loupe: LoupeStore | undefined;
  onChoose: () => void;
}

/** One of several images side by side. */
export function DeskPane({ image, note, pane, step, loupe, onChoose }: DeskPaneProps) {
  const t = useTranslations("compare");
  const { caption, width, height, picture, letter, mark } = image;
  return (
    <Pane
      name={t("pane", { name: letter ? `${letter}, ${caption}` : caption, width, height })}
      image={image}
      pane={pane}
      step={step}
      ring={image.isActive ? "active" : letter ? "pair" : "plain"}
      isRejected={image.isRejected}
      onChoose={onChoose}
      onPointAt={loupe?.pointAt}
      overlay={<PaneCaption letter={letter} text={note ?? caption} mark={mark} />}
    >
      {picture && <Surface picture={picture} pane={pane} step={step} />}
      {picture && loupe && <Loupe loupe={loupe} picture={picture} pane={pane} step={step} />}
    </Pane>
  );
}
