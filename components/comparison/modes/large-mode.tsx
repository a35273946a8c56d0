"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { DeskPane } from "@/components/comparison/pane/desk-pane";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useDesk } from "@/lib/client/comparison/desk-store";
import type { PixelSize } from "@/lib/core/box/box";
import { imageBeside, inMode } from "@/lib/core/comparison-view/desk-view";
import { ModeFrame, roomAbove } from "./mode-frame";

interface LargeModeProps {
  image: DeskImage;
  /** In CSS pixels. */
  room: PixelSize;
}

/** One image alone, with a way to the next and back to all. */
export function LargeMode({ image, room }: LargeModeProps) {
  const t = useTranslations("comparison.large");
  const { view, choose } = useDesk();
  const { images } = useCompared();
  const ids = images.map(({ id }) => id);
  const chooseBy = (by: number) => {
    const next = imageBeside(ids, image.id, by);
    if (next) choose(next);
  };
  return (
    <ModeFrame
      controls={
        <>
          <IconButton label={t("before")} onClick={() => chooseBy(-1)}>
            <ChevronLeft aria-hidden className="size-4" />
          </IconButton>
          <Button size="small" onClick={() => view.setState(inMode("grid"))}>
            {t("all")}
          </Button>
          <IconButton label={t("next")} onClick={() => chooseBy(1)}>
            <ChevronRight aria-hidden className="size-4" />
          </IconButton>
        </>
      }
    >
      <DeskPane key={image.id} image={image} pane={roomAbove(room)} />
    </ModeFrame>
  );
}
