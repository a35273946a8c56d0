"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { WipeHandle } from "@/components/ui/wipe-handle";
import { useViewerSettings } from "@/lib/client/library/viewer-settings";
import { placeOn } from "@/lib/client/stage/use-wheel";
import type { Asset } from "@/lib/core/api/asset";
import { laidInto } from "@/lib/core/stage/frames";
import type { Look } from "@/lib/core/stage/on-stage";
import { BoxMarks } from "./box-marks";
import { pictureOf, type RunInput } from "./look";
import { PictureCanvas } from "./picture-canvas";
import type { Zoom } from "./use-zoom";
import { ZoomToolbar } from "./zoom-toolbar";

interface ViewerStageProps {
  asset: Asset;
  surface: RefObject<HTMLDivElement | null>;
  zoom: Zoom;
  look: Look;
  /** The input that the image is compared with. */
  input: RunInput | undefined;
  /** Undefined if there is none in that direction. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

const side =
  "absolute top-1/2 z-10 size-10 -translate-y-1/2 rounded-full! bg-panel/80 shadow-float pointer-coarse:size-11";

/** The picture itself: alone, beside its input or with its boxes; zoomable and pannable. */
export function ViewerStage(props: ViewerStageProps) {
  const { asset, surface, zoom, look, input, onPrevious, onNext } = props;
  const t = useTranslations("viewer");
  const { areBoxesShown } = useViewerSettings();
  const [at, setAt] = useState(0.5);
  const { stage, viewport } = zoom;
  const below = input && laidInto(viewport, asset, input.asset);
  const named = ({ name, width, height }: Asset) => t("picture", { name, width, height });

  return (
    <>
      <figure
        ref={surface}
        {...zoom.handlers}
        onDoubleClick={(event) => zoom.toggle(placeOn(surface, event))}
        className="stage-ground relative size-full cursor-grab touch-none overflow-hidden active:cursor-grabbing"
      >
        {stage.width > 0 && (
          <>
            {input && below && look !== "result" && (
              <PictureCanvas
                key={`input-${input.asset.id}`}
                image={pictureOf(input.asset)}
                label={named(input.asset)}
                viewport={below}
                stage={stage}
              />
            )}
            {look !== "input" && (
              <PictureCanvas
                key={asset.id}
                image={pictureOf(asset)}
                label={named(asset)}
                viewport={viewport}
                stage={stage}
                from={look === "wipe" ? at : 0}
                thumbUrl={asset.urls.thumb}
              />
            )}
            {input && below && areBoxesShown && (
              <BoxMarks boxes={input.boxes} viewport={below} isElsewhere={look === "result"} />
            )}
            {input && look === "wipe" && (
              <>
                <Caption className="left-3">
                  {t("look.inputNumber", { number: input.number })}
                </Caption>
                <Caption className="right-3">{t("look.result")}</Caption>
                <WipeHandle
                  label={t("look.divider")}
                  percent={at * 100}
                  onPercent={(percent) => setAt(percent / 100)}
                />
              </>
            )}
          </>
        )}
      </figure>
      {onPrevious && (
        <IconButton label={t("previous")} onClick={onPrevious} className={`${side} left-3`}>
          <ChevronLeft aria-hidden className="size-5" />
        </IconButton>
      )}
      {onNext && (
        <IconButton label={t("next")} onClick={onNext} className={`${side} right-3`}>
          <ChevronRight aria-hidden className="size-5" />
        </IconButton>
      )}
      <ZoomToolbar zoom={zoom} />
    </>
  );
}

function Caption({ className, children }: { className: string; children: string }) {
  return (
    <span
      className={classes(
        "pointer-events-none absolute bottom-16 rounded-sm bg-black/60 px-2 py-0.5 text-2xs text-white",
        className,
      )}
    >
      {children}
    </span>
  );
}
