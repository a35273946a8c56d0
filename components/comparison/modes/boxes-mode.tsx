"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { Pane } from "@/components/comparison/pane/pane";
import { PaneCaption } from "@/components/comparison/pane/pane-caption";
import { Surface } from "@/components/comparison/pane/surface";
import { Segmented } from "@/components/ui/segmented";
import { type DrawnBox, useBoxParts } from "@/lib/client/comparison/use-box-parts";
import type { PixelSize } from "@/lib/core/box/box";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";
import { pixelsOfPart } from "@/lib/core/comparison-view/parts";
import { ModeFrame, roomAbove } from "./mode-frame";
import { type Crop, useCrops } from "./use-crops";

/** Only the area inside a box: before the edit, and in every image. */
export function BoxesMode({ room }: { room: PixelSize }) {
  const t = useTranslations("comparison");
  const { images, pair } = useCompared();
  const boxes = useBoxParts(pair?.[0]);
  const [letter, setLetter] = useState("A");
  const chosen = boxes.find((box) => box.letter === letter) ?? boxes[0];
  const crops = useCrops(chosen ? cropsOf(chosen, images, t("box.before")) : []);
  if (!chosen) return <p className="grid h-full place-items-center text-soft">{t("box.none")}</p>;

  const layout = layoutOf(
    crops.length,
    usualAspect(crops.map(({ size }) => size)),
    roomAbove(room),
  );
  return (
    <ModeFrame
      controls={
        <Segmented
          label={t("box.which")}
          value={chosen.letter}
          options={boxes.map((box) => ({
            value: box.letter,
            label: t("box.named", { letter: box.letter }),
          }))}
          onValue={setLetter}
        />
      }
    >
      <ul
        className="grid w-fit"
        style={{
          gap: paneGap,
          gridTemplateColumns: `repeat(${layout.columns}, ${layout.pane.width}px)`,
        }}
      >
        {crops.map(({ key, caption, size, picture }) => (
          <li key={key}>
            <Pane
              name={t("pane", { name: caption, ...size })}
              image={size}
              pane={layout.pane}
              overlay={<PaneCaption text={caption} />}
            >
              {picture && <Surface picture={picture} pane={layout.pane} />}
            </Pane>
          </li>
        ))}
      </ul>
    </ModeFrame>
  );
}

function cropsOf({ input, box, part }: DrawnBox, images: DeskImage[], before: string): Crop[] {
  return [
    { id: input.id, url: input.urls.original, box, caption: before },
    ...images.map((image) => ({
      id: image.id,
      url: image.asset.urls.original,
      box: pixelsOfPart(part, image),
      caption: image.caption,
    })),
  ];
}
